package engram.grader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** What JUnit reports of one class, as grades. */
final class Outcomes implements TestExecutionListener {
    private final boolean hidden;
    private final Map<String, TestExecutionResult> byMethod = new HashMap<>();
    private Optional<Throwable> ofTheClass = Optional.empty();
    private boolean interrupted;

    /** @param hidden whether the tests are */
    Outcomes(boolean hidden) {
        this.hidden = hidden;
    }

    /** What the student's answers know a test by. */
    String key(String method) {
        return hidden ? "hidden " + method : method;
    }

    /** Interrupts this thread again if it was while a test ran. */
    void passOnInterrupt() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The keys of the tests that have passed. */
    List<String> passed() {
        return byMethod.entrySet().stream().filter(each -> each.getValue().getStatus() == TestExecutionResult.Status.SUCCESSFUL)
                .map(each -> key(each.getKey())).toList();
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        interrupted |= Thread.currentThread().isInterrupted(); // of which JUnit keeps nothing from one test to the next
        if (test.getSource().orElse(null) instanceof MethodSource method) {
            byMethod.put(method.getMethodName(), result);
        } else if (ofTheClass.isEmpty()) {
            ofTheClass = result.getThrowable();
        }
    }

    /**
     * One grade a graded method of the class.
     *
     * @param answers  know what was printed
     * @param unsteady why a test fails although it passed, by its key
     */
    List<Grade> of(Class<?> tests, StudentAnswers answers, Map<String, String> unsteady) {
        var grades = new ArrayList<Grade>();
        for (var method : GradedMethods.of(tests)) {
            String key = key(method.getName());
            grades.add(grade(method.getName(), method.getAnnotation(Graded.class), answers.printed(key), Optional.ofNullable(unsteady.get(key))));
        }
        return List.copyOf(grades);
    }

    private Grade grade(String method, Graded test, String printed, Optional<String> unsteady) {
        var result = Optional.ofNullable(byMethod.get(method));
        if (result.isPresent() && result.get().getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            return unsteady.map(why -> Grade.failed(test, why + ".", printed, hidden)).orElseGet(() -> Grade.passed(test, printed, hidden));
        }
        var failure = result.flatMap(TestExecutionResult::getThrowable);
        if (failure.isPresent() && failure.get() instanceof AssertionError refused) {
            return Grade.failed(test, Sentence.of(refused), printed, hidden);
        }
        return Grade.notGraded(test, failure.or(() -> ofTheClass).map(this::broken).orElse("the test did not run."), hidden);
    }

    /** What is wrong with the test itself. Of a hidden one only where, as its exceptions may carry what it asks and expects. */
    private String broken(Throwable failure) {
        String where = failure.getStackTrace().length == 0 ? "" : " in " + failure.getStackTrace()[0];
        return hidden ? "the test itself broke: %s%s.".formatted(failure.getClass().getName(), where)
                : Sentence.cut("the test itself broke: " + failure) + ".";
    }
}
