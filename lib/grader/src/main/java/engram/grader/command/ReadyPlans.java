package engram.grader.command;

import engram.grader.GraderException;
import engram.grader.OwnClassPath;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What this process has built to grade with. A process of a cluster has no other place for what outlives one piece of work. */
final class ReadyPlans {
    private static final Map<GradingPlan, GradingPlan.Ready> ALL = new HashMap<>();

    private ReadyPlans() {
    }

    /** Keeps one until somebody {@linkplain #forget forgets} it; who has built it closes it. */
    static synchronized void keep(GradingPlan plan, GradingPlan.Ready ready) {
        ALL.put(plan, ready);
    }

    static synchronized void forget(GradingPlan plan) {
        ALL.remove(plan);
    }

    /**
     * The one of a plan, built where it is asked for first, and closed when the process ends.
     *
     * @throws GraderException where nothing may be graded
     */
    static synchronized GradingPlan.Ready of(GradingPlan plan) {
        return ALL.computeIfAbsent(plan, ReadyPlans::built);
    }

    private static GradingPlan.Ready built(GradingPlan plan) {
        OwnClassPath.tell(plan.classPath());
        try {
            var ready = plan.ready(_ -> { }); // the teacher was told where this was asked for
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("end of grading").unstarted(ready::close));
            return ready;
        } catch (GraderException refusal) {
            throw new GraderException("a machine of the cluster refuses. " + refusal.getMessage(), refusal);
        } catch (IOException unreadable) {
            throw new GraderException("What is graded by can't be read: %s.".formatted(unreadable), unreadable);
        }
    }
}
