package engram.hopfield;

import engram.cuda.DeviceBuffer;
import engram.cuda.Gpu;
import engram.tensor.RandomStream;
import java.util.Arrays;

/**
 * {@link Decision} from integer fields, as {@code hopfield.cu} has it: thresholds of the field at T = 0, and at T &gt; 0 a table of
 * thresholds of the draw, which StrictMath makes here and not the device.
 *
 * @param rule          0 without ties, 1 where a tie keeps the spin, 2 where it is drawn, 3 at T &gt; 0
 * @param thresholdUp   of F after S = +1
 * @param thresholdDown of F after S = −1
 * @param chances       2·(2·range + 1) thresholds: that of I and S stands at 2·(I + range) + (S = +1)
 * @param range         beyond |I| = range the thresholds no longer change
 * @param draws         ties, or heat
 */
record CudaDecision(int rule, int thresholdUp, int thresholdDown, DeviceBuffer chances, int range, RandomStream draws) implements AutoCloseable {

    static final int WITHOUT_TIES = 0, KEEP_TIES = 1, DRAW_TIES = 2, HEAT = 3;

    /** The longest table, 2^23 thresholds. */
    private static final double WIDEST = 1 << 21;

    /** From here on tanh x is 1 in float64. */
    private static final double SATURATION = 22;

    /** Whether the table of an update is short enough. */
    static boolean isPossible(Update update, Patterns patterns, double diagonal) {
        return range(update, patterns, diagonal) <= WIDEST;
    }

    /** The |I| beyond which tanh((I + λp·S)/(N·T)) is ±1, or no I is; 0 at T = 0. */
    private static double range(Update update, Patterns patterns, double diagonal) {
        if (update.rests()) return 0;
        double n = patterns.neurons(), p = patterns.count();
        return Math.min(Math.ceil(SATURATION * n * update.temperature() + Math.abs(diagonal)), p * n + p);
    }

    /** Makes it and copies it to the device. Within {@link Gpu#use} only. */
    static CudaDecision of(Gpu gpu, Update update, Patterns patterns, double diagonal) {
        var decision = new Decision(update, patterns.count(), patterns.neurons(), patterns.neurons());
        int range = (int) range(update, patterns, diagonal);
        long[] chances = new long[2 * (2 * range + 1)];
        if (update.rests()) return atRest(decision, new SignRule(patterns.count(), diagonal, decision), gpu.allocate(8L * chances.length));
        Arrays.parallelSetAll(chances, at -> decision.threshold(at / 2 - range + (at % 2 == 1 ? diagonal : -diagonal))); // N·h = I + λp·S
        var table = gpu.allocate(8L * chances.length);
        table.write(chances);
        return new CudaDecision(HEAT, 0, 0, table, range, decision.heat());
    }

    private static CudaDecision atRest(Decision decision, SignRule sign, DeviceBuffer unused) {
        int rule = !sign.tiesPossible ? WITHOUT_TIES : decision.drawsTies() ? DRAW_TIES : KEEP_TIES;
        // |F| ≤ p·N < 2^31: a threshold beyond int is beyond every field, and so is the last int
        return new CudaDecision(rule, Math.clamp(sign.thresholdUp, Integer.MIN_VALUE, Integer.MAX_VALUE),
                Math.clamp(sign.thresholdDown, Integer.MIN_VALUE, Integer.MAX_VALUE), unused, 0, decision.ties());
    }

    @Override public void close() { chances.close(); }
}
