package engram.neuron.study;

import static engram.argument.Given.given;

import engram.file.TableHead;
import engram.parallel.Heap;
import engram.work.Sweep;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What makes the rhythm of the locust's antennal lobe: its frequency when fast inhibition fades more slowly, in many lobes drawn at random. Eight lobes, which
 * a notebook can wait for, leave that open.
 */
public final class RhythmStudy {
    private static final double[] BETAS = {.16, .08, .05, .03, .02};
    private static final int LOBES = 100, ROW = 300; // bytes of a trial and what is written of it

    private RhythmStudy() {}

    /** @param quick for a look at it alone */
    public static Sweep sweep(boolean quick) { return quick ? sweep(4, .16, .05) : sweep(LOBES, BETAS); }

    /**
     * A row for each lobe and each β.
     *
     * @param lobes how many, those of the seeds 1, 2 …
     * @param betas rates at which GABA_A's receptors close, in 1/ms; .16 is that of the locust
     * @throws engram.argument.ArgumentException   if there is no row, or a rate is not above 0
     * @throws engram.parallel.TooLargeException when the heap does not hold so many rows
     */
    public static Sweep sweep(int lobes, double... betas) {
        Heap.array((long) lobes * given("betas", betas).length, ROW, "A study of " + lobes + " lobes", "take fewer lobes");
        List<LobeTrial> trials = Arrays.stream(betas).boxed()
                .flatMap(beta -> LongStream.rangeClosed(1, lobes).mapToObj(seed -> new LobeTrial(beta, seed))).toList();
        String title = "Antennal lobes of the locust with slower inhibition: " + trials.size() + " runs";
        return new Sweep(new TableHead(title, trials.toString(), LobeTrial.COLUMNS, trials.size()), trials);
    }
}
