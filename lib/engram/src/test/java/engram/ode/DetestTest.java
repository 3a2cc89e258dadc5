package engram.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link Detest}'s problems against the solutions of SciPy's DOP853. */
class DetestTest {

    /** A value and how far it is from one with larger tolerances. */
    private record Reference(double value, double uncertainty) {}

    private static final Map<String, List<Reference>> REFERENCES = read();

    private static Map<String, List<Reference>> read() {
        Map<String, List<Reference>> all = new LinkedHashMap<>();
        try (InputStream in = DetestTest.class.getResourceAsStream("detest.csv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(line -> line.split(",")).forEach(cells ->
                    all.computeIfAbsent(cells[0], name -> new ArrayList<>())
                            .add(new Reference(Double.parseDouble(cells[2]), Double.parseDouble(cells[3]))));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
        return all;
    }

    static Iterable<String> names() { return Detest.PROBLEMS.keySet(); }

    private static Trajectory solve(String name, double tolerance) {
        Span span = Span.of(0, Detest.end(name)).keepingLast().withJumps(Detest.jumps(name));
        return Solve.ode(Detest.PROBLEMS.get(name), new DormandPrince(tolerance), span);
    }

    /** The largest error of a variable at the end, relative to max(1, |y|). */
    private static double error(String name, Trajectory trajectory) {
        double[] y = trajectory.last();
        List<Reference> references = REFERENCES.get(name);
        assertEquals(references.size(), y.length);
        double largest = 0;
        for (int i = 0; i < y.length; i++)
            largest = Math.max(largest, Math.abs(y[i] - references.get(i).value()) / Math.max(1, Math.abs(y[i])));
        return largest;
    }

    /** With 1e-12 allowed in a step the end is right to 1e-9, or to 1e-7 where nearby solutions part; the error falls with what is allowed. */
    @ParameterizedTest
    @MethodSource("names")
    void theSolutionIsScipys(String name) {
        boolean parts = name.equals("LRNZ");
        double fine = error(name, solve(name, 1e-12)), middle = error(name, solve(name, 1e-10)), rough = error(name, solve(name, 1e-8));
        assertTrue(fine < (parts ? 1e-7 : 1e-9), name + ": " + fine);
        assertTrue(fine < middle / 20 && middle < rough / 5, name + ": " + rough + " " + middle + " " + fine);
    }

    @Test
    void allProblemsOfBothSetsAreThere() {
        assertEquals(25 + 4, Detest.PROBLEMS.size());
        assertEquals(REFERENCES.keySet(), Detest.PROBLEMS.keySet());
        for (String name : REFERENCES.keySet())
            for (Reference known : REFERENCES.get(name))
                assertTrue(known.uncertainty() < (name.equals("LRNZ") ? 2e-6 : 2e-8), name + ": " + known);
    }
}
