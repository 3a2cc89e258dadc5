package engram.grader;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a class of graded tests leaves out of the student's process, because the exercise asks for that very work: an answer that calls it
 * does not compile there. What the cells tagged {@code setup} need stays, and so does whatever an honest answer may use, above all
 * {@code java.*}, {@code engram.math} and {@code engram.tensor.RandomStream}. Classes that know what is left out stay as they are; they
 * fail only where they are used.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OwnWork {

    /** Names of packages, each with the packages below it, and of single classes, each with those nested in it; of the library or of others. */
    String[] value();

    /** Names of classes that stay although their package is left out. */
    String[] keeping() default {};
}
