package engram.grader;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.junit.platform.commons.support.ReflectionSupport;

/** A graded test that is run by itself, on answers from anywhere. */
record OneTest(Method method) {

    /** Those of an exercise, in order. */
    static List<OneTest> of(Exercise exercise) {
        return GradedMethods.of(exercise.tests()).stream().map(OneTest::new).toList();
    }

    Graded graded() {
        return method.getAnnotation(Graded.class);
    }

    /** What it throws; nothing where the answers pass. */
    Optional<Throwable> outcome(Answers answers) {
        try {
            ReflectionSupport.invokeMethod(method, ReflectionSupport.newInstance(method.getDeclaringClass()), answers);
            return Optional.empty();
        } catch (Throwable failure) {
            return Optional.of(failure);
        }
    }

    @Override
    public String toString() {
        return "'%s'".formatted(graded().name());
    }
}
