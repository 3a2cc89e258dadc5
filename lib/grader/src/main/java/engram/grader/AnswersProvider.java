package engram.grader;

import engram.grader.jail.Jail;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives graded tests the answers of the submission that the configuration parameter {@value #NOTEBOOK} names; one process a run. */
final class AnswersProvider implements ParameterResolver {
    /** The notebook that is graded. */
    static final String NOTEBOOK = "engram.notebook";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Answers.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        String notebook = context.getConfigurationParameter(NOTEBOOK).orElseThrow(() -> new ParameterResolutionException(
                "No notebook was named: run graded tests through engram.grader.Grading, or set '%s'.".formatted(NOTEBOOK)));
        return context.getRoot().getStore(Namespace.create(AnswersProvider.class))
                .getOrComputeIfAbsent(notebook, file -> new StudentAnswers(Submission.read(Path.of(file)), Limits.standard(), Jail.none()), StudentAnswers.class);
    }
}
