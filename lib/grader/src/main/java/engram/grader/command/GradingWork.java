package engram.grader.command;

import engram.grader.Grading;
import engram.grader.GraderException;
import engram.grader.Result;
import engram.grader.Submission;
import engram.work.Work;

/**
 * A submission that is graded on whatever machine.
 *
 * @param plan     of the class
 * @param settings what the result depends on: it must be the same there
 */
record GradingWork(GradingPlan plan, Settings settings, Submission submission, String student) implements Work<Result> {

    /** @throws GraderException when this thread is interrupted, or this machine would not grade as the one does that asks */
    @Override
    public Result run() {
        var ready = ReadyPlans.of(plan);
        if (!ready.settings().equals(settings)) {
            throw new GraderException(("a machine would grade otherwise than this one does: its jail (%s), its Java (%s), its checkout or its hidden tests "
                    + "are not the same").formatted(ready.grading().jail().isolation().label(), Runtime.version()));
        }
        return result(ready.grading());
    }

    private Result result(Grading grading) {
        try {
            return grading.of(submission, student);
        } catch (RuntimeException | Error broken) {
            if (Thread.currentThread().isInterrupted()) {
                throw new GraderException("Grading was interrupted.", broken);
            }
            return grading.notGraded("The grader itself broke: %s.".formatted(broken.getClass().getName()));
        }
    }
}
