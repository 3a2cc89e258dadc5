package engram.grader;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@link OwnWork} leaves out, asked for each file of a class path.
 *
 * @param names of packages and classes that are left out
 * @param kept  names of classes that stay nevertheless
 */
record LeftOut(List<String> names, List<String> kept) {

    LeftOut {
        names = List.copyOf(names);
        kept = List.copyOf(kept);
    }

    /** What the tests of an exercise leave out. */
    static LeftOut by(Class<?> tests) {
        return Optional.ofNullable(tests.getAnnotation(OwnWork.class))
                .map(work -> new LeftOut(List.of(work.value()), List.of(work.keeping()))).orElse(nothing());
    }

    /** Where no exercise asks for own work. */
    static LeftOut nothing() {
        return new LeftOut(List.of(), List.of());
    }

    boolean isNothing() {
        return names.isEmpty();
    }

    /**
     * Whether a file of a folder or of a jar is left out.
     *
     * @param path within it, such as {@code engram/ode/Euler.class}
     */
    boolean has(String path) {
        return names.stream().anyMatch(name -> isOf(name, path) || path.startsWith(name.replace('.', '/') + "/"))
                && kept.stream().noneMatch(name -> isOf(name, path) || path.equals(packageInfo(name)));
    }

    /** Whether a file holds this class, or one nested in it. */
    private static boolean isOf(String name, String path) {
        String stem = name.replace('.', '/');
        return path.equals(stem + ".class") || path.startsWith(stem + "$");
    }

    /** It stays with the classes of its package: by it a cell knows that the package is there and need not be imported. */
    private static String packageInfo(String name) {
        return name.substring(0, name.lastIndexOf('.') + 1).replace('.', '/') + "package-info.class";
    }

    /**
     * What is added to a sentence that names something left out; nothing where it does not.
     *
     * @param missing full names of classes that are left out, by their simple names
     */
    String reason(String sentence, Map<String, String> missing) {
        String words = sentence.replace('/', '.');
        return names.stream().filter(words::contains).findFirst()
                .or(() -> missing.keySet().stream().sorted().filter(name -> names(words, name)).findFirst().map(missing::get))
                .map("; this exercise asks for your own work, so %s is not there for it"::formatted).orElse("");
    }

    private static boolean names(String words, String name) {
        return Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(words).find();
    }
}
