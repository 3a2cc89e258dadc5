package engram.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * What a {@link ToolProcess} says of a piece of work.
 *
 * @param seconds the work itself
 * @param result  what came out, so that speed can't be had by doing less
 */
record Answer(double seconds, JsonObject result) {
    private static final String FIGURES = "[\\d.e+-]+ \\S+";

    /**
     * Reads an answer: one JSON object with its {@code seconds}, as Engram gives it, or the seconds and one figure, as Python's scripts do.
     *
     * @throws MissingException if it tells of a failure, or is neither
     */
    static Answer of(String line) throws MissingException {
        JsonObject result = new JsonObject();
        if (line.startsWith("{")) {
            result = JsonParser.parseString(line).getAsJsonObject();
            if (result.has("failure")) {
                throw new MissingException(result.get("failure").getAsString());
            }
        } else if (line.matches(FIGURES)) {
            String[] numbers = line.split(" ");
            result.addProperty("seconds", Double.parseDouble(numbers[0]));
            result.addProperty("figure", Double.parseDouble(numbers[1]));
        } else {
            throw new MissingException("it answered '%s'".formatted(line));
        }
        return new Answer(result.get("seconds").getAsDouble(), result);
    }

    /** A field of the result as text; empty where there is none. */
    String field(String name) {
        return result.has(name) ? result.get(name).getAsString() : "";
    }
}
