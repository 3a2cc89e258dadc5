package engram.neuron;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import engram.argument.ArgumentException;
import engram.file.FileException;
import engram.file.WholeFile;
import engram.ode.FixedStep;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/**
 * What decides every number that a run on disk keeps: the network, the step, the method, and the monitors; not how long it lasts.
 *
 * @param network  what is simulated
 * @param dt       the step in ms
 * @param method   of integration
 * @param monitors what is kept
 */
record Model(Network network, double dt, FixedStep method, List<Monitor> monitors) {
    private static final int VERSION = 1;

    Wanted wanted() { return Wanted.of(network, dt, monitors); }

    /**
     * As text; the same model has the same one in every process.
     *
     * @throws ArgumentException if a part of it is code that can't be read as a formula
     */
    String json() {
        JsonObject text = new JsonObject();
        text.addProperty("format", "engram run " + VERSION);
        text.add("model", new Description().of(this));
        return text.toString();
    }

    /** SHA-256 of its text, in hexadecimal. */
    static String hash(String json) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException(every); // Java has it
        }
    }

    /**
     * Reads a model's text from a file.
     *
     * @throws FileException     if it can't be read
     * @throws ArgumentException if it is none, or damaged, or of a newer version
     */
    static Model read(Path file) {
        String text = WholeFile.read(file);
        String format = part(file, text, object -> object.get("format").getAsString());
        if (!format.equals("engram run " + VERSION))
            throw new ArgumentException("The file %s is of another version (\"%s\" instead of \"engram run %d\"): read it with the program that wrote it."
                    .formatted(file, format, VERSION));
        return part(file, text, object -> (Model) new Description().read(object.get("model"), Model.class));
    }

    private static <T> T part(Path file, String text, Function<JsonObject, T> reader) {
        try {
            return reader.apply(JsonParser.parseString(text).getAsJsonObject());
        } catch (RuntimeException | StackOverflowError e) { // of Gson, of Description, and of all that refuses numbers
            throw new ArgumentException("The file %s is damaged, or describes no run: choose another folder.".formatted(file));
        }
    }

    /** Where two models' texts differ first, and how; empty where they are the same. */
    static String difference(String there, String here) { return difference("", JsonParser.parseString(there), JsonParser.parseString(here)); }

    private static String difference(String path, JsonElement there, JsonElement here) {
        if (there.toString().equals(here.toString())) return ""; // not there.equals(here), which compares numbers as doubles, so that seeds are the same
        if (there instanceof JsonObject one && here instanceof JsonObject other && one.keySet().equals(other.keySet())) {
            for (String key : one.keySet()) {
                String found = difference(key.equals(Description.IS) ? path : path.isEmpty() || path.equals("model") ? key : path + "." + key, one.get(key),
                        other.get(key));
                if (!found.isEmpty()) return found;
            }
        }
        if (there instanceof JsonArray one && here instanceof JsonArray other) {
            if (one.size() != other.size()) return "%s has the length %d and not %d".formatted(path, one.size(), other.size());
            for (int k = 0; k < one.size(); k++) {
                String found = difference(path + "[" + k + "]", one.get(k), other.get(k));
                if (!found.isEmpty()) return found;
            }
        }
        return "%s is %s and not %s".formatted(path, brief(there), brief(here));
    }

    private static String brief(JsonElement element) {
        String text = element.toString();
        return text.length() <= 60 ? text : text.substring(0, 57) + "…";
    }
}
