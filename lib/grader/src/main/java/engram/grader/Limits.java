package engram.grader;

import java.io.Serializable;
import java.time.Duration;

/**
 * What a submission may use of the machine.
 *
 * @param call how long one call of a function may take; a cell may take three times as long
 * @param cpu  time on the processor of all calls together, summed over all threads
 * @param wall how long all calls together may take
 * @param heap of its JVM, in bytes
 */
public record Limits(Duration call, Duration cpu, Duration wall, long heap) implements Serializable {

    public Limits {
        for (var each : new Duration[] {call, cpu, wall}) {
            if (!each.isPositive()) {
                throw new GraderException("A limit of %s leaves no time; give one above zero.".formatted(each));
            }
        }
        if (heap < 64 << 20) {
            throw new GraderException("A heap of %d MB is too small for a student's process; give 64 MB at least.".formatted(heap >> 20));
        }
    }

    /** What the course is graded with: 10 s a call; 60 s on the processor and 90 s in all; 512 MB. */
    public static Limits standard() {
        return new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(90), 512L << 20);
    }

    /** Of its process with all that is in it, in bytes: the heap, as much again in buffers, and what the JVM itself needs. */
    public long memory() {
        return 4 * heap;
    }

    /** The same with another limit for a call. */
    public Limits withCall(Duration limit) {
        return new Limits(limit, cpu, wall, heap);
    }

    /** The same with another limit for all calls together. */
    public Limits withTotal(Duration cpuLimit, Duration wallLimit) {
        return new Limits(call, cpuLimit, wallLimit, heap);
    }
}
