package engram.grader;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A JUnit test that earns points. Its method takes {@link Answers}, asks the student's functions and asserts what it is told; a hidden
 * test may take a {@link Seed} beside them.
 */
@Test
@ExtendWith(AnswersProvider.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Graded {

    /** What is tested, as the student reads it. */
    String name();

    /** What it is worth when it passes; otherwise 0 is earned. */
    double points();

    /** What to look at when it fails, without giving the answer away: one text, or several that are unfolded one after the other. */
    String[] hint();

    /** Who sees the result, and when. */
    Visibility visibility() default Visibility.VISIBLE;
}
