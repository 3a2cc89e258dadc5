package engram.bench;

import static engram.bench.GpuContests.CUPY;
import static engram.bench.GpuContests.ENGRAM;
import static engram.bench.GpuContests.ENGRAM_BITS;
import static engram.bench.GpuContests.ENGRAM_MATRIX;
import static engram.bench.GpuContests.ENGRAM_ON_CPU;
import static engram.bench.GpuContests.ENGRAM_OWN_KERNEL;
import static engram.bench.GpuContests.HAM;
import static engram.bench.GpuContests.HH;
import static engram.bench.GpuContests.HOPFIELD;
import static engram.bench.GpuContests.LOCUST;
import static engram.bench.GpuContests.MATMUL;
import static engram.bench.GpuContests.PYTORCH;
import static engram.bench.GpuContests.PYTORCH_ALL;
import static engram.bench.GpuContests.PYTORCH_BY_HAND;
import static engram.bench.GpuContests.PYTORCH_FACTORS;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What the measurements say of the claims, size by size. */
final class Claims {
    private static final OptionalDouble CUBLAS = OptionalDouble.of(0.95);
    private static final OptionalDouble OWN_KERNEL = OptionalDouble.of(0.50);
    private static final OptionalDouble RECALL = OptionalDouble.of(8);

    /** How far mean losses of the same training may lie apart: rounding grows from step to step. */
    private static final double LOSS = 1e-3;

    /** The size at which recall is claimed to be faster. */
    private static final int LARGE = 16_000;

    /** What is claimed of so many neurons, in ns, and of so many antennal lobes. */
    private static final int NEURONS = 100_000, LOBES = 1000;
    private static final double NEURON_STEP = 0.15, LOBE_SECONDS = 200;

    private final List<Measurement> measurements;

    private Claims(List<Measurement> measurements) {
        this.measurements = measurements;
    }

    /** Everything that can be said of a list of measurements, in their order. */
    static List<Claim> of(List<Measurement> measurements) {
        Claims claims = new Claims(List.copyOf(measurements));
        List<Claim> all = new ArrayList<>();
        measurements.stream().map(one -> new Sized(one.work(), one.size())).distinct().forEach(place -> all.addAll(switch (place.work()) {
            case MATMUL -> claims.products(place);
            case HOPFIELD -> claims.recalls(place);
            case HAM -> claims.trainings(place);
            case HH -> List.of(claims.sameState(place), claims.find(place, ENGRAM).claim("%s: ns per neuron and step".formatted(place), "nsPerNeuronStep",
                    value -> place.size() != NEURONS || value <= NEURON_STEP));
            case LOCUST -> List.of(claims.sameState(place), claims.find(place, ENGRAM).claim("%s: network-seconds per second".formatted(place),
                    "networkSecondsPerSecond", value -> place.size() != LOBES || value >= LOBE_SECONDS));
            default -> List.of(claims.factorisation(place));
        }));
        return all;
    }

    /** A work of one size. */
    private record Sized(String work, int size) {
        @Override
        public String toString() {
            return GpuContests.place(work, size);
        }
    }

    private List<Claim> products(Sized place) {
        boolean hasCublas = find(place, ENGRAM).fields("engine").stream().allMatch(engine -> engine.contains("cuBLAS"));
        return List.of(
                hasCublas ? faster(place, ENGRAM, PYTORCH, CUBLAS)
                        : Claim.notMeasured("%s: Engram / PyTorch".formatted(place), "no cuBLAS was found"),
                faster(place, ENGRAM_OWN_KERNEL, PYTORCH, OWN_KERNEL),
                faster(place, ENGRAM, CUPY, OptionalDouble.empty()));
    }

    private List<Claim> recalls(Sized place) {
        return List.of(
                same(place, ENGRAM_BITS), same(place, ENGRAM_MATRIX),
                faster(place, ENGRAM_BITS, PYTORCH, place.size() == LARGE ? RECALL : OptionalDouble.empty()),
                faster(place, ENGRAM_BITS, PYTORCH_ALL, OptionalDouble.empty()),
                faster(place, ENGRAM_BITS, PYTORCH_FACTORS, OptionalDouble.empty()),
                faster(place, ENGRAM_BITS, ENGRAM_MATRIX, OptionalDouble.empty()),
                faster(place, ENGRAM_BITS, ENGRAM_ON_CPU, OptionalDouble.empty()));
    }

    private List<Claim> trainings(Sized place) {
        return List.of(
                learned(place, ENGRAM_ON_CPU), learned(place, PYTORCH_BY_HAND),
                faster(place, ENGRAM, PYTORCH, OptionalDouble.empty()),
                faster(place, ENGRAM, PYTORCH_BY_HAND, OptionalDouble.empty()),
                faster(place, ENGRAM, ENGRAM_ON_CPU, OptionalDouble.empty()));
    }

    private Claim learned(Sized place, String other) {
        return Claim.near("%s: loss of %s = %s's".formatted(place, ENGRAM, other), "figure", find(place, ENGRAM), find(place, other), LOSS);
    }

    /** Nothing is claimed; where the CPU is faster, Engram leaves it the work. */
    private Claim factorisation(Sized place) {
        Measurement ours = find(place, ENGRAM);
        Measurement theirs = find(place, ENGRAM_ON_CPU);
        Claim claim = faster(place, ENGRAM, ENGRAM_ON_CPU, OptionalDouble.empty());
        boolean onCpu = ours.isThere() && ours.fields("engine").equals(theirs.fields("engine"));
        return onCpu ? Claim.notMeasured(claim.name(), "Engram leaves this to the CPU") : claim;
    }

    private Claim faster(Sized place, String ours, String theirs, OptionalDouble needed) {
        return Claim.faster("%s: %s / %s".formatted(place, ours, theirs), find(place, ours), find(place, theirs), needed);
    }

    private Claim same(Sized place, String tool) {
        return Claim.same("%s: overlaps of %s = CPU's".formatted(place, tool), "overlapHash", find(place, tool), find(place, ENGRAM_ON_CPU));
    }

    private Claim sameState(Sized place) {
        return Claim.same("%s: last state = CPU's".formatted(place), "stateHash", find(place, ENGRAM), find(place, ENGRAM_ON_CPU));
    }

    private Measurement find(Sized place, String tool) {
        return measurements.stream().filter(one -> one.work().equals(place.work()) && one.size() == place.size() && one.tool().equals(tool))
                .findFirst().orElseThrow();
    }
}
