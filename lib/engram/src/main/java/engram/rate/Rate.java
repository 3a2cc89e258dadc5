package engram.rate;

import java.io.Serializable;

/** A formula of one variable: a rate or a time constant of a membrane's voltage in mV or of a concentration in mM. */
@FunctionalInterface
public interface Rate extends Serializable {

    /** Its value at x. */
    double at(double x);

    /**
     * y_i ← at(x_i) for i in [from, to), with the same bits as one by one.
     *
     * @param y    another array than x
     * @param room a third array, as long as they are, for what lies between
     */
    default void at(double[] x, double[] y, double[] room, int from, int to) {
        Form.range(x, y, from, to);
        for (int i = from; i < to; i++) y[i] = at(x[i]);
    }
}
