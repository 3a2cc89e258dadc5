package engram.cli;

import com.google.gson.GsonBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a benchmark found, field by field in the order in which it is printed. */
final class BenchReport {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    /**
     * @param name the benchmark
     * @param device plain, cpu or cuda
     * @param engine what computes, in the device's own words
     * @param seconds the time of the work itself
     */
    BenchReport(String name, Object device, String engine, double seconds) {
        with("name", name).with("device", device.toString()).with("engine", engine).with("seconds", seconds);
    }

    /** Adds a field. */
    BenchReport with(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    /** The fields as one line of JSON. */
    String json() {
        return new GsonBuilder().disableHtmlEscaping().create().toJson(fields);
    }

    /** The fields for a person, one a line. */
    @Override
    public String toString() {
        return fields.entrySet().stream().map(field -> "%-16s %s".formatted(field.getKey(), field.getValue()))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
