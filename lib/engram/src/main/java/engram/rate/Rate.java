package engram.rate;

import java.io.Serializable;

/**
 * A formula of one variable: a rate or a time constant of a membrane's voltage in mV or of a concentration in mM. A lambda is one. It is read back as a
 * {@link Formula} where that is possible, and is then as fast as code written for it; see {@link Reading}.
 */
@FunctionalInterface
public interface Rate extends Serializable {

    /** Its value at x. */
    double at(double x);
}
