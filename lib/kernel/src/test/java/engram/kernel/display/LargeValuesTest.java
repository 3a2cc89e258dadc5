package engram.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that are too large to be shown as they are, hold themselves, or hold arrays. */
@Timeout(60)
class LargeValuesTest {
    private static ShownCells cells;

    @BeforeAll
    static void startShell() {
        cells = new ShownCells();
    }

    @ParameterizedTest
    @Tag("timing")
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "Collections.nCopies(2_000_000_000, 1) ~ , …] (2,000,000,000 elements)",
        "Collections.nCopies(2_000_000_000, Collections.nCopies(2_000_000_000, 1)) ~ (2,000,000,000 elements), [1, ",
        "List.of(Collections.nCopies(2_000_000_000, \"x\"), 2) ~ (2,000,000,000 elements), 2]",
        "new AbstractList<Long>() { public int size() { return Integer.MAX_VALUE; } public Long get(int i) { return 2L * i; } } ~"
                + " [0, 2, 4, ",
        "record R(List<Integer> all) { } new R(Collections.nCopies(2_000_000_000, 1)) ~ R[all=[1, 1, ",
        "record Q(int n) { } Collections.nCopies(2_000_000_000, new Q(3)) ~ Q[n=3], …] (2,000,000,000 elements)",
        "Collections.nCopies(2_000_000_000, null) ~ [null, null, ",
        "Map.of(\"all\", Collections.nCopies(2_000_000_000, 1)) ~ {all=[1, 1, ",
        "Optional.of(Collections.nCopies(2_000_000_000, 1)) ~ Optional[[1, 1, ",
        "\"x\".repeat(100_000_000) ~ xxx… (20,000 of 100,000,000 characters)",
        "new StringBuilder().repeat(\"ab\", 100_000_000) ~ ab… (20,000 of 200,000,000 characters)",
        "List.of(\"x\".repeat(100_000_000)) ~ xxx… (cut off after 20,000 characters)",
        "class Long2 { public String toString() { return \"y\".repeat(50_000_000); } } new Long2() ~ yyy… (cut off after 20,000"
                + " characters)",
        "new AbstractMap<Integer, Integer>() { public int size() { return 1 << 30; } public Set<Map.Entry<Integer, Integer>> entrySet() {"
                + " return new AbstractSet<>() { public int size() { return 1 << 30; } public Iterator<Map.Entry<Integer, Integer>>"
                + " iterator() {"
                + " return Stream.iterate(0, i -> i + 1).map(i -> Map.entry(i, -i)).iterator(); } }; } } ~ 49=-49, …}"
                + " (1,073,741,824 entries)",
        "new double[100][100][100][10] ~ … (cut off after 20,000 characters)",
        "new byte[100_000_000] ~ (100,000,000 elements)",
        "java.math.BigInteger.TWO.pow(50_000_000) ~ an integer of about 15,051,500 digits",
        "java.math.BigInteger.TEN.pow(30_000) ~ 000… (cut off after 20,000 characters)",
        "var bits = new java.util.BitSet(); bits.set(0, 2_000_000_000); bits ~ 49, …} (more than 50 elements)",
        "var few = new java.util.BitSet(); few.set(3); few.set(7); few ~ {3, 7}",
        "new java.util.BitSet() ~ {}",
        "IntStream.range(0, 5_000_000).boxed().collect(Collectors.toSet()) ~ (5,000,000 elements)"
    })
    void isCutAndSaysHowMuchThereIs(String source, String expected) throws Exception {
        var value = cells.value(source);
        long start = System.nanoTime();
        var shown = cells.shown(value);
        assertTrue(System.nanoTime() - start < 2e9, () -> (System.nanoTime() - start) / 1e9 + " s");
        var text = ShownCells.text(shown);
        assertTrue(text.contains(expected), () -> text.substring(0, 100) + " … " + text.substring(text.length() - 100));
        assertTrue(shown.data().toString().length() < 100_000, () -> shown.data().toString().length() + " characters");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "Object[] a = {1, null}; a[1] = a; a ~ [1, (itself)]",
        "Object[] b = {1, null}, c = {b}; b[1] = c; b ~ [1, [(a value around it)]]",
        "var list = new ArrayList<Object>(); list.add(list); list.add(2); list ~ [(itself), 2]",
        "var one = new ArrayList<Object>(); var two = new ArrayList<Object>(); one.add(two); two.add(one); one ~ [[(a value around it)]]",
        "var map = new HashMap<String, Object>(); map.put(\"me\", map); map ~ {me=(itself)}",
        "var outer = new HashMap<String, Object>(); outer.put(\"in\", List.of(1, outer)); outer ~ {in=[1, (a value around it)]}",
        "record Loop(Object[] in) { } var in = new Object[1]; var loop = new Loop(in); in[0] = loop; loop ~ Loop[in=[(a value around it)]]",
        "var ref = new java.util.concurrent.atomic.AtomicReference<Object>(); ref.set(ref); ref ~ (itself)",
        "var entry = new AbstractMap.SimpleEntry<String, Object>(\"k\", 1); entry.setValue(entry); entry ~ k=(itself)",
        "Object[] same = {1}; new Object[] {same, same} ~ [[1], [1]]",
        "Object nest = 1; for (int i = 0; i < 100_000; i++) nest = List.of(nest); nest ~ [[[[[[[[[[[[[[[[[[[[… (nested too"
                + " deeply)]]]]]]]]]]]]]]]]]]]]",
        "Object[] deep = {}; for (int i = 0; i < 100_000; i++) deep = new Object[] {deep}; deep.length ~ 1"
    })
    void doesNotGoInCircles(String source, String expected) throws Exception {
        assertEquals(expected.replace("\\n", "\n"), cells.text(cells.value(source)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "record Run(String name, double[] xs) { } new Run(\"a\", new double[] {1, 2}) ~ Run[name=a, xs=[1.0, 2.0]]",
        "List.of(new int[] {1, 2}, new int[0]) ~ [[1, 2], []]",
        "Map.of(\"xs\", new long[] {3}) ~ {xs=[3]}",
        "Optional.of(new char[] {'a', 'b'}) ~ Optional[[a, b]]",
        "record In(float[] f) { } record Out(List<In> ins) { } Map.of(1, new Out(List.of(new In(new float[] {1})))) ~"
                + " {1=Out[ins=[In[f=[1.0]]]]}",
        "Optional.of(List.of(Optional.of(new boolean[] {true}))) ~ Optional[[Optional[[true]]]]",
        "Map.entry(new int[] {1}, new String[] {\"s\", null}) ~ [1]=[s, null]",
        "new java.util.concurrent.atomic.AtomicReference<>(new byte[] {1}) ~ [1]",
        "record Void() { } new Void() ~ Void[]",
        "record Pair<A, B>(A left, B right) { public String toString() { return left + \"|\" + right; } } new Pair<>(1, 2) ~ 1|2",
        "new Object[] {new int[] {1}, List.of(new int[] {2}), \"s\"} ~ [[1], [[2]], s]",
        "new ArrayDeque<>(List.of(new short[] {4})) ~ [[4]]",
        "record Bad(Object o) { } new Bad(new Object() { public String toString() { throw new RuntimeException(\"x\"); } }) ~"
                + " RuntimeException: x)]"
    })
    void arraysAreShownWithinOtherValues(String source, String expected) throws Exception {
        var text = cells.text(cells.value(source));
        assertTrue(expected.startsWith("RuntimeException") ? text.endsWith(expected) : text.equals(expected), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "record A1(String s, int[] n) { } new A1(\"<i>\", new int[] {1}) ~ <td>&lt;i&gt;</td> ~ <td>[1]</td>",
        "record A2(int n) { } List.of(new A2(1), new A2(2)) ~ <th>n</th> ~ <tr><td>2</td></tr>",
        "record A3(int n) { } Collections.nCopies(2_000_000_000, new A3(7)) ~ <td>…</td> ~ <p>2,000,000,000 elements</p>",
        "Map.of(\"<b>\", \"&\") ~ <td>&lt;b&gt;</td> ~ <td>&amp;</td>",
        "class T1 { public String toString() { throw new RuntimeException(\"<u>\"); } } Map.of(1, new T1()) ~ <td>1</td> ~ threw"
                + " RuntimeException: &lt;u&gt;)",
        "Map.of(1, \"z\".repeat(5_000_000)) ~ zzz… (1,000 of 5,000,000 characters)</td> ~ </table>",
        "record A4(Object o) { } var hold = new Object[1]; hold[0] = new A4(hold); hold[0] ~ <td>o</td> ~ [A4[o=(a value around it)]]",
        "new AbstractMap<Integer, Integer>() { public Set<Map.Entry<Integer, Integer>> entrySet() { return new AbstractSet<>() {"
                + " public int size() { return 9; } public Iterator<Map.Entry<Integer, Integer>> iterator() {"
                + " return Stream.iterate(0, i -> i + 1).map(i -> Map.entry(i, 1 / (2 - i))).iterator(); } }; } }"
                + " ~ <tr><td>0</td><td>0</td></tr> ~ <p>reading on threw",
        "var large = new TreeMap<Integer, Integer>(); for (int i = 0; i < 100_000; i++) large.put(i, i); large ~ <td>19</td> ~"
                + " <p>100,000 entries</p>"
    })
    void tablesAreCutAndEscaped(String source, String expected, String too) throws Exception {
        var html = ShownCells.html(cells.shown(cells.value(source)));
        for (var part : List.of(expected, too)) {
            assertTrue(html.contains(part), html);
        }
        assertTrue(html.length() < 60_000, html.length() + " characters");
    }
}
