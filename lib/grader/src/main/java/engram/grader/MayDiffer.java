package engram.grader;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Functions that may answer the same question differently, because they throw dice, measure time or read what an earlier call has
 * written. Of all others a class of graded tests expects the same answer, in another order and in another process, too.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MayDiffer {

    /** Names of functions. */
    String[] value();
}
