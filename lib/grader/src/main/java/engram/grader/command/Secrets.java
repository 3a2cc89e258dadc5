package engram.grader.command;

import engram.grader.Exercise;
import engram.grader.hidden.PrivateTests;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What no student's process may read, for the canaries to try: the master, what another has handed in, and hidden tests. */
final class Secrets {
    private static final int MOST = 20;

    private Secrets() {
    }

    /** @param another what a student has handed in */
    static List<Path> of(Exercise exercise, Optional<Path> another, Optional<PrivateTests> hidden) {
        return Stream.of(Stream.of(exercise.solution()), another.stream(), hidden.stream().flatMap(place -> place.secrets().stream()))
                .flatMap(paths -> paths).limit(MOST).toList();
    }
}
