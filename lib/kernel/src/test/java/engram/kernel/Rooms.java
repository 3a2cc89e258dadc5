package engram.kernel;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tables of rooms in ARCHITECTURE.md: each package with what it may know. A row reads {@code | `engram.x` | what it holds | what it knows |};
 * it knows other rooms, in backquotes and without {@code engram.}, the ground floor, all (kernel) rooms above, and libraries by their names.
 *
 * <p>What counts is what is compiled: a class that is named in Javadoc alone, or a constant that the compiler copies, is not seen.
 *
 * @param knows rooms and package prefixes of libraries, for each room in the order of the tables
 */
record Rooms(Map<String, Set<String>> knows) {

    /** The rooms that "ground floor" stands for. */
    private static final List<String> GROUND_FLOOR = List.of("engram.argument", "engram.progress", "engram.parallel", "engram.math", "engram.activation",
            "engram.file", "engram.tensor");

    /** The packages of a library, by the name that the tables call it. */
    private static final Map<String, List<String>> LIBRARIES = Map.ofEntries(
            Map.entry("progressbar", List.of("me.tongfei")), Map.entry("OpenBLAS", List.of("org.bytedeco")),
            Map.entry("Commons Math", List.of("org.apache.commons.math3")), Map.entry("JCuda", List.of("jcuda")),
            Map.entry("Tablesaw", List.of("tech.tablesaw")), Map.entry("XChart", List.of("org.knowm.xchart")),
            Map.entry("Batik", List.of("org.apache.batik")), Map.entry("picocli", List.of("picocli")),
            Map.entry("Gson", List.of("com.google.gson")), Map.entry("JJava", List.of("org.dflib.jjava")),
            Map.entry("Maven", List.of("org.apache.maven", "org.eclipse.aether", "org.codehaus.plexus")));

    /** What every room may know. */
    private static final List<String> JDK = List.of("java", "javax", "jdk", "com.sun", "org.w3c.dom", "org.xml.sax");

    /**
     * Reads the tables.
     *
     * @throws IllegalArgumentException for a word that is neither a room nor a library, and for a room that knows one further down, unless one of
     *                                  the two lies within the other
     */
    static Rooms read(List<String> lines) {
        var knows = new LinkedHashMap<String, Set<String>>();
        for (String line : lines) {
            String[] cells = line.split("\\|");
            if (cells.length < 4 || !cells[1].strip().matches("`engram(\\.\\w+)+`")) continue;
            var known = new LinkedHashSet<String>();
            for (String word : cells[3].strip().split(", ")) known.addAll(meaning(word, knows.keySet()));
            knows.put(cells[1].strip().replace("`", ""), known);
        }
        var seen = new TreeSet<String>();
        knows.forEach((room, known) -> {
            for (String other : known)
                if (other.startsWith("engram.") && !seen.contains(other) && !within(other, room) && !within(room, other))
                    throw new IllegalArgumentException(room + " knows " + other + ", which is no room above it");
            seen.add(room);
        });
        return new Rooms(knows);
    }

    private static List<String> meaning(String word, Set<String> above) {
        if (word.equals("nothing")) return List.of();
        if (word.equals("all rooms above")) return List.copyOf(above);
        if (word.equals("kernel rooms above")) return above.stream().filter(room -> room.startsWith("engram.kernel.")).toList();
        if (word.equals("ground floor")) return GROUND_FLOOR.stream().filter(above::contains).toList();
        if (word.matches("`[\\w.]+`")) return List.of("engram." + word.replace("`", ""));
        if (LIBRARIES.containsKey(word)) return LIBRARIES.get(word);
        throw new IllegalArgumentException("'" + word + "' in the table of rooms is neither a room nor a library");
    }

    private static boolean within(String room, String house) { return room.startsWith(house + "."); }

    /** One sentence for each dependency that the tables do not allow, and for each package that they do not have. */
    List<String> violations(JavaClasses classes) {
        var violations = new ArrayList<String>();
        for (var origin : classes) {
            String room = origin.getPackageName();
            if (room.equals("engram")) continue; // its package-info alone
            if (!knows.containsKey(room)) {
                violations.add(room + " stands in no table: " + origin.getName());
                continue;
            }
            for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getBaseComponentType().getPackageName();
                if (!target.isEmpty() && !isAllowed(room, target)) violations.add(room + " may not know " + target + ": " + dependency.getDescription());
            }
        }
        return violations;
    }

    private boolean isAllowed(String room, String target) {
        if (target.equals(room) || JDK.stream().anyMatch(prefix -> (target + ".").startsWith(prefix + "."))) return true;
        return knows.get(room).stream().anyMatch(known ->
                target.equals(known) || !known.startsWith("engram.") && (target + ".").startsWith(known + "."));
    }
}
