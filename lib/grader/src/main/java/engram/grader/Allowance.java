package engram.grader;

import java.time.Duration;
import java.util.Optional;

/** What a submission has used of the time that all its calls have together. Used by one thread. */
final class Allowance {
    private final Limits limits;
    private Duration cpuOfEnded = Duration.ZERO;
    private Duration cpuOfRunning = Duration.ZERO;
    private Duration wall = Duration.ZERO;

    Allowance(Limits limits) {
        this.limits = limits;
    }

    /** Why nothing may be called any more; empty while there is time left. */
    Optional<String> overdrawn() {
        return overdrawn(Duration.ZERO);
    }

    /** The same for a call that has taken so long by now. */
    Optional<String> overdrawn(Duration call) {
        if (cpuOfEnded.plus(cpuOfRunning).compareTo(limits.cpu()) >= 0) {
            return Optional.of("all calls together may use %s s on the processor, and these are used up".formatted(ChildEnd.seconds(limits.cpu())));
        }
        if (wall.plus(call).compareTo(limits.wall()) >= 0) {
            return Optional.of("all calls together may take %s s, and these are over".formatted(ChildEnd.seconds(limits.wall())));
        }
        return Optional.empty();
    }

    /** The running process has used so much since it began; less than before is no news, but that a part of it has ended, or could not be asked. */
    void cpu(Duration ofProcess) {
        cpuOfRunning = cpuOfRunning.compareTo(ofProcess) < 0 ? ofProcess : cpuOfRunning;
    }

    /** A call has ended. */
    void took(Duration call) {
        wall = wall.plus(call);
    }

    /** The process has ended, and another one may follow. */
    void processEnded() {
        cpuOfEnded = cpuOfEnded.plus(cpuOfRunning);
        cpuOfRunning = Duration.ZERO;
    }
}
