package engram.kernel.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names that other languages, or hurried fingers, have for what Java calls something else. */
final class Habits {
    private static final Map<String, String> MEANT = Map.ofEntries(Map.entry("method println", "System.out.println"),
            Map.entry("method print", "System.out.print"), Map.entry("method str", "String.valueOf"),
            Map.entry("method len", "length() of a text, length of an array, or size() of a list"),
            Map.entry("method range", "IntStream.range"), Map.entry("method type", "getClass()"),
            Map.entry("method parseInt", "Integer.parseInt"),
            Map.entry("method sleep", "Thread.sleep"), Map.entry("method exit", "System.exit"), Map.entry("class bool", "boolean"),
            Map.entry("class str", "String"), Map.entry("class dict", "Map"), Map.entry("class auto", "var"), Map.entry("class let", "var"),
            Map.entry("class val", "final var"), Map.entry("class function", "a method, which begins with the type of its value"),
            Map.entry("class def", "a method, which begins with the type of its value"), Map.entry("variable True", "true"),
            Map.entry("variable TRUE", "true"), Map.entry("variable False", "false"), Map.entry("variable FALSE", "false"),
            Map.entry("variable None", "null"), Map.entry("variable NULL", "null"), Map.entry("variable nil", "null"),
            Map.entry("variable undefined", "null"), Map.entry("variable self", "this"));
    private static final Map<String, List<String>> SAME = Map.of("length", List.of("size"), "size", List.of("length"),
            "len", List.of("length", "size"), "count", List.of("size", "length"), "append", List.of("add"), "push", List.of("add"),
            "contains", List.of("containsKey"), "upper", List.of("toUpperCase"), "lower", List.of("toLowerCase"));

    private Habits() { }

    /**
     * What may have been meant.
     *
     * @param kind {@code method}, {@code class} or {@code variable}
     */
    static Optional<String> of(String kind, String name) {
        return Optional.ofNullable(MEANT.get(kind + " " + name));
    }

    /** Which of the names that an object has stands for one that it doesn't have. */
    static List<String> among(String name, List<String> names) {
        return SAME.getOrDefault(name, List.of()).stream().filter(names::contains).toList();
    }

    /** What is meant by square brackets behind something that is no array. */
    static String brackets(String type) {
        return type.equals("String") ? "; did you mean charAt(…)?"
                : type.matches("(\\w*List|\\w*Map|Vector)(<.*)?") ? "; did you mean get(…)?" : "";
    }
}
