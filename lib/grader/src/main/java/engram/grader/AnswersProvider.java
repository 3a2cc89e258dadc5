package engram.grader;

import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.launcher.LauncherSession;

/** Gives graded tests the answers of the submission that is graded, and hidden ones the student's seed, out of what JUnit keeps for one run of a class. */
final class AnswersProvider implements ParameterResolver {
    private static final String PLACE = "engram.grader";

    /** The answers that a graded test gets, by the name of its method. */
    interface ByMethod {
        Answers of(String method);
    }

    /** What the graded tests of a class get, kept by JUnit for one run of it. */
    static void give(LauncherSession session, ByMethod answers, Optional<Seed> seed) {
        var place = org.junit.platform.engine.support.store.Namespace.create(PLACE);
        session.getStore().put(place, Answers.class, answers);
        seed.ifPresent(own -> session.getStore().put(place, Seed.class, own));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Answers.class || type == Seed.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        Object given = context.getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(PLACE)).get(type);
        if (given == null) {
            throw new ParameterResolutionException(type == Seed.class
                    ? "A Seed needs a file 'secret' beside the hidden tests, and public tests have none."
                    : "Nothing is graded: graded tests are run through engram.grader.Grading.");
        }
        return given instanceof ByMethod answers ? answers.of(context.getTestMethod().map(Method::getName).orElse("")) : given;
    }
}
