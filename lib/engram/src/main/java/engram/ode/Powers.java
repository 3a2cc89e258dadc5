package engram.ode;

import engram.math.Exp;
import engram.math.Log;

/** x^p with the same bits everywhere, to the few digits that the choice of a step needs. */
final class Powers {
    private Powers() {}

    static double of(double x, double p) { return Exp.of(p * Log.of(x)); }
}
