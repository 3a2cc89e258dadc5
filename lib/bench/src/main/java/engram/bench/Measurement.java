package engram.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * One work of one size by one tool.
 *
 * @param work    what was done
 * @param size    how large it was
 * @param tool    who did it
 * @param version what the tool calls itself
 * @param answers every time it was done, the warm-up first, which is the only one where it took long
 * @param missing why it was not done, or not as often as the others; empty otherwise
 */
record Measurement(String work, int size, String tool, String version, List<Answer> answers, Optional<String> missing) {

    Measurement {
        answers = List.copyOf(answers);
    }

    /** Whether there is a time to compare: what failed right after its warm-up has none. */
    boolean isThere() {
        return answers.size() > (missing.isPresent() ? 1 : 0);
    }

    /** Those that count. */
    private List<Answer> counted() {
        return answers.size() < 2 ? answers : answers.subList(1, answers.size());
    }

    /** The median time in seconds; NaN where there is none. */
    double median() {
        double[] sorted = counted().stream().mapToDouble(Answer::seconds).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** A field of the result, round by round. */
    List<String> fields(String name) {
        return answers.stream().map(answer -> answer.field(name)).toList();
    }

    /** Whether the median of a field over the rounds that count is as it should be. */
    Claim claim(String name, String field, DoublePredicate holds) {
        if (!isThere()) {
            return Claim.notMeasured(name, "%s: %s".formatted(tool, missing.orElse("it was not asked")));
        }
        double[] sorted = counted().stream().mapToDouble(answer -> Double.parseDouble(answer.field(field))).sorted().toArray();
        double middle = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return Claim.of(name, String.format(Locale.ROOT, "%.4g", middle), holds.test(middle));
    }

    /** In one line, for those who wait. */
    @Override
    public String toString() {
        return "%s  %s: %s".formatted(GpuContests.place(work, size), tool, isThere() ? "%.6f s".formatted(median()) : missing.orElse("not done"));
    }

    /** With every single time; the result is that of the last round. */
    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("work", work);
        json.addProperty("size", size);
        json.addProperty("tool", tool);
        json.addProperty("version", version);
        missing.ifPresent(reason -> json.addProperty("missing", reason));
        if (isThere()) {
            json.addProperty("median", median());
            JsonArray seconds = new JsonArray();
            counted().forEach(answer -> seconds.add(answer.seconds()));
            json.add("seconds", seconds);
            if (answers.size() > 1) {
                json.addProperty("warmUp", answers.getFirst().seconds());
            }
            json.add("result", answers.getLast().result());
        }
        return json;
    }
}
