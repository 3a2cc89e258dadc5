package engram.grader.student;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Optional;

/**
 * The only values that cross between the tests and the student's code: int, long, double, boolean, String, and arrays of these.
 * As JSON a value carries its type, {@code {"type": "int[]", "value": [1, -1]}}, and every double keeps all its bits.
 */
public final class PlainData {
    private static final List<Class<?>> ELEMENTS = List.of(int.class, long.class, double.class, boolean.class, String.class);
    private static final int DIMENSIONS = 3;
    private static final Gson GSON = new GsonBuilder().serializeSpecialFloatingPointValues().create();

    private PlainData() {
    }

    /** The Java name of a value's type, such as {@code double[][]}; empty where it is not plain or an array of it has a gap. */
    public static Optional<String> typeName(Object value) {
        if (value == null) {
            return Optional.empty();
        }
        Class<?> type = value.getClass();
        return ELEMENTS.stream().filter(element -> boxed(element) == type).findFirst().map(Class::getSimpleName)
                .or(() -> isPlain(type) && isComplete(value) ? Optional.of(type.getSimpleName()) : Optional.empty());
    }

    /** A plain value with its type. */
    public static JsonObject toJson(Object value) {
        var json = new JsonObject();
        json.addProperty("type", typeName(value).orElseThrow(() -> new IllegalArgumentException(
                "%s is not plain data: use int, long, double, boolean, String or arrays of them.".formatted(value))));
        json.add("value", GSON.toJsonTree(value));
        return json;
    }

    /**
     * The value that {@link #toJson} wrote.
     *
     * @throws JsonParseException when the JSON is something else
     */
    public static Object fromJson(JsonObject json) {
        try {
            Object value = GSON.fromJson(json.get("value"), typeNamed(json.get("type").getAsString()));
            if (typeName(value).isPresent()) {
                return value;
            }
        } catch (IllegalStateException | NullPointerException | UnsupportedOperationException | NumberFormatException damaged) {
            throw new JsonParseException("this is no plain data", damaged);
        }
        throw new JsonParseException("this is no plain data");
    }

    private static Class<?> typeNamed(String name) {
        String element = name.replace("[]", "");
        Class<?> type = ELEMENTS.stream().filter(each -> each.getSimpleName().equals(element)).findFirst()
                .orElseThrow(() -> new JsonParseException("there is no plain type of this name"));
        int dimensions = (name.length() - element.length()) / 2;
        for (int i = 0; i < Math.min(dimensions, DIMENSIONS); i++) {
            type = type.arrayType();
        }
        return type;
    }

    private static boolean isPlain(Class<?> type) {
        int dimensions = 0;
        Class<?> element = type;
        for (; element.isArray(); element = element.componentType()) {
            dimensions++;
        }
        return dimensions <= DIMENSIONS && ELEMENTS.contains(element);
    }

    /** Whether an array of arrays, or of strings, has no null in it. */
    private static boolean isComplete(Object value) {
        if (!value.getClass().isArray() || value.getClass().componentType().isPrimitive()) {
            return true;
        }
        for (int i = 0; i < Array.getLength(value); i++) {
            Object part = Array.get(value, i);
            if (part == null || !isComplete(part)) {
                return false;
            }
        }
        return true;
    }

    private static Class<?> boxed(Class<?> type) {
        return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
    }
}
