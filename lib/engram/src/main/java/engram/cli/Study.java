package engram.cli;

import engram.hopfield.study.NoiseStudy;
import engram.hopfield.study.PhaseStudy;
import engram.memory.study.CompletionStudy;
import engram.memory.study.DepthStudy;
import engram.memory.study.LagrangianStudy;
import engram.memory.study.MemoryTable;
import engram.memory.study.StartStudy;
import engram.neuron.study.RhythmStudy;
import engram.work.Sweep;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tables that notebooks show: each stands in the results of its track, as notebooks/TRACK/results/TABLE.csv. */
enum Study {
    HOPFIELD_PHASE("hopfield", "phase", "here", (quick, images) -> PhaseStudy.sweep(quick)),
    HOPFIELD_NOISE("hopfield", "noise", "here", (quick, images) -> NoiseStudy.sweep(quick)),
    MEMORY_TABLE("memory", "table", "here", (quick, images) -> MemoryTable.sweep(quick ? MemoryTable.fewTrials() : MemoryTable.trials(), images)),
    MEMORY_COMPLETION("memory", "completion", "here", (quick, images) -> (quick ? CompletionStudy.few() : CompletionStudy.full()).sweep(images)),
    MEMORY_DEPTH("memory", "depth", "cores", DepthStudy::sweep),
    MEMORY_LAGRANGIANS("memory", "lagrangians", "cores", LagrangianStudy::sweep),
    MEMORY_STARTS("memory", "starts", "cores", StartStudy::sweep),
    NEURONS_RHYTHM("neurons", "rhythm", "cores", (quick, images) -> RhythmStudy.sweep(quick));

    /** How a table is made. */
    private interface Maker {
        /** @param images a folder with the files of MNIST, for studies of images */
        Sweep sweep(boolean quick, Optional<Path> images);
    }

    private final String track, table, site;
    private final Maker maker;

    /** @param site where it runs, if nothing else is asked for: rows that leave most cores idle run one on each */
    Study(String track, String table, String site, Maker maker) {
        this.track = track;
        this.table = table;
        this.site = site;
        this.maker = maker;
    }

    /** The study that is written as TRACK-TABLE. */
    static Optional<Study> named(String name) { return Arrays.stream(values()).filter(study -> study.toString().equals(name)).findFirst(); }

    static String names() { return Arrays.stream(values()).map(Study::toString).collect(Collectors.joining(", ")); }

    /**
     * @param quick  for a look at it alone
     * @param folder with the files of MNIST; without one, they are found or fetched
     */
    Sweep sweep(boolean quick, Optional<Path> folder) { return maker.sweep(quick, folder); }

    /** The address of the site where it runs, if nothing else is asked for. */
    String site() { return site; }

    /** Where a checkout has its table. */
    Path place(Path home) { return home.resolve("notebooks/" + track + "/results/" + table + ".csv"); }

    @Override public String toString() { return track + "-" + table; }
}
