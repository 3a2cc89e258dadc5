package engram.kernel.display;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values as JSON, for the forms of a value whose types say that they are. */
final class Json {
    private static final int DEEPEST = 200;
    private static final int MOST = 1_000_000;
    private static final Pattern PLACE = Pattern.compile("at line (\\d+) column (\\d+)");

    /** How many more values may be taken; a list may have two billion. */
    private int left = MOST;

    private Json() { }

    /** Whether a MIME type is one of JSON. */
    static boolean isType(String type) {
        var bare = type.split(";", 2)[0].strip();
        return bare.equals("application/json") || bare.endsWith("+json");
    }

    /** A form as it is sent: text of JSON is what it says, all else is as it was. */
    static JsonElement form(String type, JsonElement form) {
        return isType(type) && form instanceof JsonPrimitive text && text.isString() ? parse(type, text.getAsString()) : form;
    }

    private static JsonElement parse(String type, String text) {
        var reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        try {
            var element = new Gson().getAdapter(JsonElement.class).read(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw notJson(type, text, "something follows its end");
            }
            return element;
        } catch (IOException | JsonParseException | NumberFormatException | IllegalStateException e) {
            var said = String.valueOf(e.getMessage());
            var place = PLACE.matcher(said);
            throw notJson(type, text, said.contains("End of input") || !place.find() ? "it ends too early"
                    : "it is wrong near line " + place.group(1) + ", column " + place.group(2));
        }
    }

    private static NotJson notJson(String type, String text, String problem) {
        return new NotJson("the text “%s” is no JSON, %s; a value of type %s is written as in {\"a\": [1, 2]}"
                .formatted(Cut.of(text, 40), problem, type));
    }

    /**
     * A value as JSON.
     *
     * @throws NotJson where JSON has nothing for it
     */
    static JsonElement of(Object value) {
        return new Json().element(value, 0);
    }

    private JsonElement element(Object value, int depth) {
        if (depth > DEEPEST) {
            throw new NotJson("the value cannot be JSON: it holds itself, or is nested more than %d deep".formatted(DEEPEST));
        }
        if (left-- == 0) {
            throw new NotJson("the value is too large for JSON in a notebook: it has more than %,d parts; show some of them"
                    .formatted(MOST));
        }
        return switch (value) {
            case null -> JsonNull.INSTANCE;
            case JsonElement element -> element;
            case Double number when !Double.isFinite(number) -> throw noNumber(number);
            case Float number when !Float.isFinite(number) -> throw noNumber(number);
            case Number number -> new JsonPrimitive(number);
            case Boolean truth -> new JsonPrimitive(truth);
            case CharSequence text -> new JsonPrimitive(text.toString());
            case Character sign -> new JsonPrimitive(sign);
            case Enum<?> constant -> new JsonPrimitive(constant.name());
            case Optional<?> some -> element(some.orElse(null), depth + 1);
            case Map<?, ?> map -> object(map, depth);
            case Record record -> object(record, depth);
            case Collection<?> many -> array(many, depth);
            case Object array when array.getClass().isArray() -> arrayOf(array, depth);
            default -> throw new NotJson("a value of class %s cannot be JSON; maps, records, lists, arrays, numbers and texts can"
                    .formatted(ClassNames.of(value.getClass())));
        };
    }

    private static NotJson noNumber(Number number) {
        return new NotJson("JSON has no number " + number + "; replace it by null or a text");
    }

    private JsonObject object(Map<?, ?> map, int depth) {
        var object = new JsonObject();
        map.forEach((key, value) -> object.add(String.valueOf(key), element(value, depth + 1)));
        return object;
    }

    private JsonObject object(Record record, int depth) {
        var object = new JsonObject();
        Components.of(record).forEach(component -> object.add(component.name(), element(component.value(), depth + 1)));
        return object;
    }

    private JsonArray array(Collection<?> many, int depth) {
        var array = new JsonArray();
        for (var each : many) {
            array.add(element(each, depth + 1));
        }
        return array;
    }

    private JsonArray arrayOf(Object values, int depth) {
        var array = new JsonArray();
        for (int i = 0; i < Array.getLength(values); i++) {
            array.add(element(Array.get(values, i), depth + 1));
        }
        return array;
    }
}
