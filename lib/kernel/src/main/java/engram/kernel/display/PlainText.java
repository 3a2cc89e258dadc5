package engram.kernel.display;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.BaseStream;

/** Values as text: arrays and collections readable, long ones cut in the middle with their length told. */
final class PlainText {
    private static final int SHOWN = 50;
    private static final int EDGE = 20;
    private static final int LONGEST = 20_000;

    private PlainText() { }

    /** What JShell puts in front of the names of a cell's classes. */
    private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\w+\\$");

    static String of(Object value) {
        var text = of(value, 0);
        return text.length() <= LONGEST ? text
                : text.substring(0, LONGEST) + "… (%,d of %,d characters)".formatted(LONGEST, text.length());
    }

    private static String of(Object value, int depth) {
        return switch (value) {
            case null -> "null";
            case Object array when array.getClass().isArray() -> array(array, depth);
            case Collection<?> many when isPlain(many) -> collection(many, depth);
            case Map<?, ?> map when isPlain(map) -> map(map, depth);
            case BaseStream<?, ?> _ -> "a stream (end it with .toList() or .toArray() to see its elements)";
            case CharSequence characters -> characters.toString();
            default -> WRAPPER.matcher(String.valueOf(value)).replaceAll("");
        };
    }

    /** Whether the class leaves it to the JDK how it is written. */
    private static boolean isPlain(Object value) {
        return value.getClass().getName().startsWith("java.");
    }

    private static String array(Object array, int depth) {
        int length = Array.getLength(array);
        boolean nested = length > 0 && (Array.get(array, 0) == null || Array.get(array, 0).getClass().isArray())
                && array.getClass().getComponentType().isArray();
        String separator = nested ? ",\n" + " ".repeat(depth + 1) : ", ";
        var text = new StringBuilder("[");
        for (int i = 0; i < length; i++) {
            if (length > SHOWN && i == EDGE) {
                text.append(separator).append('…');
                i = length - EDGE;
            }
            text.append(i == 0 ? "" : separator).append(of(Array.get(array, i), depth + 1));
        }
        return text.append(']').append(length > SHOWN ? " (%,d elements)".formatted(length) : "").toString();
    }

    private static String collection(Collection<?> many, int depth) {
        var text = new StringBuilder("[");
        int i = 0;
        for (var each : many) {
            if (i == SHOWN) {
                text.append(", …");
                break;
            }
            text.append(i++ == 0 ? "" : ", ").append(each == many ? "(itself)" : of(each, depth + 1));
        }
        return text.append(']').append(many.size() > SHOWN ? " (%,d elements)".formatted(many.size()) : "").toString();
    }

    private static String map(Map<?, ?> map, int depth) {
        var text = new StringBuilder("{");
        int i = 0;
        for (var entry : map.entrySet()) {
            if (i == SHOWN) {
                text.append(", …");
                break;
            }
            text.append(i++ == 0 ? "" : ", ").append(of(entry.getKey(), depth + 1)).append('=')
                    .append(entry.getValue() == map ? "(itself)" : of(entry.getValue(), depth + 1));
        }
        return text.append('}').append(map.size() > SHOWN ? " (%,d entries)".formatted(map.size()) : "").toString();
    }
}
