package engram.kernel.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Names that a misspelt one may stand for. */
public final class SimilarNames {
    private static final int SHOWN = 3;

    private SimilarNames() { }

    /** The nearest names, at most a third of the letters away; those that differ in case only come first. */
    public static List<String> to(String name, Collection<String> candidates) {
        int limit = Math.max(1, name.length() / 3);
        return candidates.stream().distinct()
                .filter(candidate -> !candidate.equals(name) && Math.abs(candidate.length() - name.length()) <= limit)
                .filter(candidate -> candidate.equalsIgnoreCase(name) || name.length() > 1 && distance(name, candidate) <= limit)
                .sorted(Comparator.comparing((String candidate) -> !candidate.equalsIgnoreCase(name))
                        .thenComparing(candidate -> distance(name, candidate)).thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }

    /** Insertions, deletions, replacements and swaps of neighbours that lead from one to the other (Damerau 1964). */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
