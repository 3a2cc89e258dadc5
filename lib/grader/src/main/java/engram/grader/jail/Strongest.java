package engram.grader.jail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the strongest jail of this machine: builds what there might be, and leaves out what does not work. */
final class Strongest {

    private Strongest() {
    }

    static Jail jail(List<Path> needed, List<Path> secrets) {
        if (!Kernel.isKnown()) {
            return OpenJail.because("%s on %s has no jail for students' code; on Windows grade in WSL 2, on a Mac in a container with Linux."
                    .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        try (var trial = new Trial(needed, secrets)) {
            return jail(trial);
        } catch (IOException failure) {
            return OpenJail.because("The jail could not be tried: %s.".formatted(failure.getMessage()));
        }
    }

    /** The first that holds; else the one of which least is broken. */
    private static Jail jail(Trial trial) throws IOException {
        Jail best = OpenJail.because(Trial.NOTHING_STARTS);
        for (var layers : candidates()) {
            var broken = trial.broken(new LinuxJail(layers, new Isolation(layers.names(), List.of())));
            var jail = new LinuxJail(layers, new Isolation(layers.names(), broken));
            if (broken.isEmpty()) {
                return jail;
            }
            if (!broken.contains(Trial.NOTHING_STARTS)
                    && (best instanceof OpenJail || broken.size() < best.isolation().broken().size())) {
                best = jail;
            }
        }
        return best;
    }

    /** From the strongest to the weakest that could still hold. */
    static Set<Layers> candidates() {
        var all = new Layers(Bubblewrap.program().isPresent(), Users.areThere(), Landlock.version(new Kernel()) > 0, true);
        var candidates = new LinkedHashSet<Layers>();
        candidates.add(all);
        candidates.add(all.without(false, true));
        candidates.add(all.without(true, false));
        candidates.add(all.without(true, true));
        return candidates;
    }
}
