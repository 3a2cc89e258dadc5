package engram.bench;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import engram.file.WholeFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The result of a run on a GPU, which is written again after every addition: whatever ends a run, what was measured is kept. */
final class GpuReport {
    private static final List<String> TITLES = List.of("claim", "ours", "theirs", "ratio", "needed", "");

    private final GpuMachine machine;
    private final String commit;
    private final Instant date;
    private final Path file;
    private final List<TestRun> tests = new ArrayList<>();
    private final List<Measurement> measurements = new ArrayList<>();
    private boolean finished;
    private boolean closed;

    /**
     * @param commit of the sources that were built
     * @param folder where the file goes, which is named after the device and the date
     */
    GpuReport(GpuMachine machine, String commit, Instant date, Path folder) {
        this.machine = machine;
        this.commit = commit;
        this.date = date;
        String device = machine.device().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String time = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC).format(date);
        this.file = folder.resolve("%s-%s.json".formatted(device, time));
    }

    /** Where it is written. */
    Path file() {
        return file;
    }

    synchronized void add(TestRun run) {
        if (!closed) {
            tests.add(run);
            write();
        }
    }

    /** Adds what all tools of a contest did at one size. */
    synchronized void add(List<Measurement> ofOneSize) {
        if (!closed) {
            measurements.addAll(ofOneSize);
            write();
        }
    }

    /** Everything was tried. */
    synchronized void finish() {
        finished = true;
        write();
    }

    /** Nothing is added any more: what fails from now on fails because the run was stopped. */
    synchronized void close() {
        closed = true;
    }

    private void write() {
        WholeFile.write(file, new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create().toJson(json()) + "\n");
    }

    private List<Claim> claims() {
        return Stream.concat(tests.stream().map(TestRun::claim), Claims.of(measurements).stream()).toList();
    }

    /** Whether something was measured and found not to be as claimed. */
    synchronized boolean isBroken() {
        return claims().stream().anyMatch(Claim::isBroken);
    }

    synchronized JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("device", machine.device());
        json.addProperty("driver", machine.driver());
        json.addProperty("date", date.toString());
        json.addProperty("commit", commit);
        json.addProperty("finished", finished);
        JsonArray tools = new JsonArray();
        measurements.stream().map(Measurement::version).filter(version -> !version.isEmpty()).distinct().forEach(tools::add);
        json.add("tools", tools);
        json.add("machine", machine.findings());
        json.add("claims", array(claims().stream().map(Claim::json)));
        json.add("tests", array(tests.stream().map(TestRun::json)));
        json.add("measurements", array(measurements.stream().map(Measurement::json)));
        return json;
    }

    private static JsonArray array(Stream<JsonObject> objects) {
        return objects.collect(JsonArray::new, JsonArray::add, JsonArray::addAll);
    }

    /** The claims as a table, columns aligned. */
    synchronized String table() {
        List<List<String>> rows = Stream.concat(Stream.of(TITLES), claims().stream().map(Claim::cells)).toList();
        int[] widths = IntStream.range(0, TITLES.size()).map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0)).toArray();
        return rows.stream().map(row -> IntStream.range(0, widths.length).mapToObj(column -> pad(row.get(column), widths[column]))
                .collect(Collectors.joining("  ")).stripTrailing()).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String pad(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }
}
