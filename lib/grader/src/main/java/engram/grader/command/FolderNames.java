package engram.grader.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Gives each submission a folder of its own, whatever strangers call their files. */
final class FolderNames {
    private static final int LONGEST = 60;
    private static final int MARK = 16; // hexadecimal digits
    private static final Pattern MARKED = Pattern.compile(".*-[0-9A-Fa-f]{%d}".formatted(MARK), Pattern.DOTALL);
    private static final Set<String> TAKEN = Set.of("gradebook.csv", "summary.html");

    private FolderNames() {
    }

    /** The same submissions by student, each with the name of its folder. Two of one name are not graded: nobody could tell them apart. */
    static List<Handed> given(List<Handed> handed) {
        Map<String, Long> students = counted(handed, Handed::student);
        Map<String, Long> folders = counted(handed, each -> plain(each.student()).toLowerCase(Locale.ROOT));
        var named = new ArrayList<Handed>();
        for (var each : handed) {
            String plain = plain(each.student());
            if (students.get(each.student()) > 1) {
                named.add(each.in(plain + "-" + mark(each.file().toAbsolutePath().toString())).with(Handed.Problem.NOT_GRADED,
                        "%d submissions have this name; rename them, so that each has its own.".formatted(students.get(each.student()))));
            } else if (isFree(each.student()) && plain.equals(each.student()) && folders.get(plain.toLowerCase(Locale.ROOT)) == 1) {
                named.add(each.in(plain));
            } else {
                named.add(each.in(plain + "-" + mark(each.student())));
            }
        }
        named.sort(Comparator.comparing(Handed::student).thenComparing(Handed::folder));
        return List.copyOf(named);
    }

    /** Neither a file of the class's results nor what looks like another's name with its mark. */
    private static boolean isFree(String student) {
        return !TAKEN.contains(student.toLowerCase(Locale.ROOT)) && !MARKED.matcher(student).matches();
    }

    private static Map<String, Long> counted(List<Handed> handed, Function<Handed, String> name) {
        return handed.stream().collect(Collectors.groupingBy(name, Collectors.counting()));
    }

    /** Letters, digits and a few signs, not at the beginning. */
    private static String plain(String student) {
        String plain = student.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^[._-]+", "");
        return plain.isEmpty() ? "submission" : plain.substring(0, Math.min(LONGEST, plain.length()));
    }

    private static String mark(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, MARK);
    }
}
