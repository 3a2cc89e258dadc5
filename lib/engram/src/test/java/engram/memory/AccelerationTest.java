package engram.memory;

import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.deq.Anderson;
import engram.deq.Anderson.Safeguard;
import engram.deq.Picard;
import engram.deq.Status;
import engram.deq.Stop;
import engram.tensor.Matrix;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Anderson's acceleration on 1,000 memories: fewer calls in the median, and how often and how far it loses. */
class AccelerationTest {
    private static final int NETWORKS = 50, SAMPLES = 20;

    @ParameterizedTest
    @EnumSource(names = {"HAM", "EVEN_ODD_HAM"})
    void onThousandMemoriesItTakesFewerCalls(Form form) {
        Matrix x = Plain.digits(2);
        int[][] depths = {{784, 64, 10}, {784, 48, 32, 24, 10}};
        var stop = new Stop(1e-4, 300);
        int[] picard = new int[NETWORKS * SAMPLES], falling = picard.clone(), near = picard.clone();
        for (int k = 0; k < NETWORKS; k++) {
            var memory = HierarchicalMemory.layers(depths[k % 2]).initialised(Xavier.gain(0.5 + 0.25 * (k % 3)), k).as(form);
            fill(picard, k, memory.equilibrium(x, new Picard(), stop));
            fill(falling, k, memory.equilibrium(x, new Anderson(4), stop));
            fill(near, k, memory.equilibrium(x, new Anderson(4).with(Safeguard.NEAR), stop));
        }
        double median = median(picard);
        for (int[] calls : new int[][] {falling, near}) {
            double lost = 0, worst = 0, unsolved = 0;
            for (int i = 0; i < calls.length; i++) {
                if (calls[i] > picard[i]) lost++;
                worst = Math.max(worst, (double) calls[i] / picard[i]);
                if (calls[i] >= 300) unsolved++;
            }
            System.out.printf("Anderson, %s, %s on 1,000 memories: median %.0f calls, Picard %.0f; loses %.1f %%, the worst by %.2f; "
                    + "%.1f %% unsolved%n",
                    calls == falling ? "FALLING" : "NEAR", form, median(calls), median, lost / 10, worst, unsolved / 10);
            assertTrue(calls == falling ? median(calls) <= 0.8 * median : median(calls) < median, median(calls) + " against " + median);
            assertTrue(unsolved / calls.length <= 0.005, "some pass near a saddle of the energy, which draws Anderson back");
            assertTrue(lost / calls.length <= 0.05, "loses too often");
        }
    }

    private static void fill(int[] calls, int network, Equilibrium found) {
        for (int i = 0; i < SAMPLES; i++)
            calls[network * SAMPLES + i] = found.solution().status(i) == Status.CONVERGED ? found.solution().calls(i) : 300;
    }

    private static double median(int[] calls) {
        int[] sorted = calls.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
