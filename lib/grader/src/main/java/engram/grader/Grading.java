package engram.grader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the graded tests of an exercise on one notebook. */
public final class Grading {
    private static final LauncherConfig ONLY_OURS = LauncherConfig.builder().enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false).enableTestExecutionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false).build();

    /** How JUnit puts a message and a comparison together. */
    private static final Pattern COMPARISON = Pattern.compile("(?s)(?<told>.*?) ==> (expected: <.*?> but was: <(?<found>.*)>|.*)");
    private static final Set<String> BOOLEANS = Set.of("true", "false");

    private Grading() {
    }

    /**
     * Grades a notebook. Whatever the student's code does, the result is complete.
     *
     * @param notebook a student's .ipynb file
     * @param tests    a class with {@link Graded} methods
     * @return one grade a graded method
     * @throws GraderException when the file is no notebook
     */
    public static List<Grade> of(Path notebook, Class<?> tests) {
        Submission.read(notebook);
        var request = LauncherDiscoveryRequestBuilder.request().selectors(DiscoverySelectors.selectClass(tests))
                .configurationParameter(AnswersProvider.NOTEBOOK, notebook.toString()).build();
        var outcomes = new Outcomes();
        LauncherFactory.create(ONLY_OURS).execute(request, outcomes);
        var grades = new ArrayList<Grade>();
        for (var method : AnnotationSupport.findAnnotatedMethods(tests, Graded.class, HierarchyTraversalMode.TOP_DOWN)) {
            grades.add(outcomes.grade(method.getName(), method.getAnnotation(Graded.class)));
        }
        return List.copyOf(grades);
    }

    /** What JUnit reports, by the name of the method. */
    private static final class Outcomes implements TestExecutionListener {
        private final Map<String, TestExecutionResult> byMethod = new HashMap<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.getSource().orElse(null) instanceof MethodSource method) {
                byMethod.put(method.getMethodName(), result);
            }
        }

        Grade grade(String method, Graded test) {
            var result = Optional.ofNullable(byMethod.get(method));
            if (result.isPresent() && result.get().getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                return Grade.passed(test);
            }
            return Grade.failed(test, result.flatMap(TestExecutionResult::getThrowable)
                    .map(Grading::sentence).orElse("The test did not run."));
        }
    }

    /** What an assertion says, with the value that was found and without the one that was expected. */
    static String sentence(Throwable failure) {
        if (!(failure instanceof AssertionError) || failure.getMessage() == null) {
            return "The test itself failed: %s.".formatted(failure);
        }
        var comparison = COMPARISON.matcher(failure.getMessage());
        if (!comparison.matches()) {
            return failure.getMessage() + ".";
        }
        String found = comparison.group("found");
        return comparison.group("told") + (found == null || BOOLEANS.contains(found) ? "." : "; yours is %s.".formatted(found));
    }
}
