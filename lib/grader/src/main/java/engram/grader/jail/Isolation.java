package engram.grader.jail;

import java.util.List;

/**
 * What a jail keeps in.
 *
 * @param layers what it is made of, such as "Landlock", "seccomp", "bubblewrap", "own user"; empty where there is none
 * @param broken what a canary could do that no student may, a sentence each; empty where it holds
 */
public record Isolation(List<String> layers, List<String> broken) {

    public Isolation {
        layers = List.copyOf(layers);
        broken = List.copyOf(broken);
    }

    /** Whether strangers' code may run in it. */
    public boolean holds() {
        return !layers.isEmpty() && broken.isEmpty();
    }

    /** A word or some: "none", or the layers. */
    public String label() {
        return holds() ? String.join(", ", layers) : "none";
    }
}
