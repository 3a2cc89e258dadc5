package engram.hopfield;

import engram.cuda.DeviceBuffer;
import engram.cuda.Gpu;
import engram.parallel.Cores;

/**
 * {@link Decision} from integer fields, as {@code hopfield.cu} has it: thresholds of the field at T = 0, and at T &gt; 0 a table of
 * thresholds of the draw, which StrictMath makes here and not the device. Parameters of {@link CudaKernels.UpdateSpins}, in their order.
 *
 * @param thresholdUp   of F after S = +1
 * @param thresholdDown of F after S = −1
 * @param rule          0 without ties, 1 where a tie keeps the spin, 2 where it is drawn, 3 at T &gt; 0
 * @param chances       2·(2·range + 1) longs, thresholds: that of I and S stands at 2·(I + range) + (S = +1)
 * @param range         beyond |I| = range the thresholds no longer change
 * @param key           of the random stream of ties or of heat
 * @param gamma         of the same
 */
record CudaDecision(int thresholdUp, int thresholdDown, int rule, DeviceBuffer chances, int range, long key, long gamma)
        implements AutoCloseable {

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
        if (update.isCold()) return 0;
        double n = patterns.neurons(), p = patterns.count();
        return Math.min(Math.ceil(SATURATION * n * update.temperature() + Math.abs(diagonal)), p * n + p);
    }

    /** Whether an update can draw a tie, so that a state which repeats itself need not be at rest. */
    static boolean canDrawTies(Update update, Patterns patterns, double diagonal) {
        if (!update.isCold()) return false;
        var sign = new BitDecision(update, patterns, diagonal);
        return sign.tiesPossible && sign.decision.drawsTies();
    }

    /** Makes that of a block of probes, see {@link Decision}, and copies it to the device. Within {@link Gpu#use} only. */
    static CudaDecision of(Gpu gpu, Update update, Patterns patterns, double diagonal, int block) {
        if (update.isCold()) return cold(new BitDecision(update, patterns, diagonal), block, gpu.allocate(0));
        var decision = new Decision(update, patterns, patterns.neurons());
        int range = (int) range(update, patterns, diagonal);
        long[] chances = new long[2 * (2 * range + 1)];
        Cores.ranges(chances.length, 1, (from, to) -> {
            for (int at = from; at < to; at++) chances[at] = decision.threshold(at / 2 - range + (at % 2 == 1 ? diagonal : -diagonal)); // N·h = I + λp·S
        });
        var table = gpu.allocate(8L * chances.length);
        try {
            table.write(chances);
        } catch (RuntimeException stopped) {
            table.close();
            throw stopped;
        }
        long[] heat = decision.keyAndGamma(block);
        return new CudaDecision(0, 0, HEAT, table, range, heat[0], heat[1]);
    }

    private static CudaDecision cold(BitDecision sign, int block, DeviceBuffer unused) {
        int rule = !sign.tiesPossible ? WITHOUT_TIES : sign.decision.drawsTies() ? DRAW_TIES : KEEP_TIES;
        long[] ties = sign.decision.keyAndGamma(block);
        // |F| ≤ p·N < 2^31: a threshold beyond int is beyond every field, and so is the last int
        return new CudaDecision(Math.clamp(sign.thresholdUp, Integer.MIN_VALUE, Integer.MAX_VALUE),
                Math.clamp(sign.thresholdDown, Integer.MIN_VALUE, Integer.MAX_VALUE), rule, unused, 0, ties[0], ties[1]);
    }

    @Override public void close() { chances.close(); }
}
