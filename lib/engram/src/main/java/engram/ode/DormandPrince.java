package engram.ode;

import engram.argument.ArgumentException;

/**
 * The method of Dormand and Prince, of order 5, with an estimate of its error by a method of order 4. It chooses its steps so that the estimated
 * error of a step, variable by variable measured in
 *
 * <pre>absolute + relative·max(|y_i(t)|, |y_i(t + h)|),</pre>
 *
 * is 1 at most in the mean square. The last slope of a step is the first of the next one. Between its steps the solution is a polynomial of
 * order 4.
 *
 * <pre>
 * 0    |
 * 1/5  | 1/5
 * 3/10 | 3/40         9/40
 * 4/5  | 44/45       −56/15       32/9
 * 8/9  | 19372/6561  −25360/2187  64448/6561  −212/729
 * 1    | 9017/3168   −355/33      46732/5247   49/176  −5103/18656
 * 1    | 35/384       0           500/1113     125/192 −2187/6784     11/84
 * -----+------------------------------------------------------------------------
 * y    | 35/384       0           500/1113     125/192 −2187/6784     11/84     0
 * ŷ    | 5179/57600   0           7571/16695   393/640 −92097/339200  187/2100  1/40
 * </pre>
 *
 * J. R. Dormand, P. J. Prince, J. Comput. Appl. Math. 6 (1980) 19. First step, control of steps and dense output are those of E. Hairer's
 * DOPRI5: E. Hairer, S. P. Nørsett, G. Wanner, Solving Ordinary Differential Equations I, §II.4–II.6.
 *
 * @param relative  error allowed relative to the variable, from 1e-15 on below 1, or 0
 * @param absolute  error allowed in the variables' units, &gt; 0
 * @param stepLimit how many steps may be tried
 */
public record DormandPrince(double relative, double absolute, long stepLimit) {
    private static final double FINEST = 1e-15;
    private static final long STEPS = 1_000_000;

    /** @throws ArgumentException if a number is out of its range */
    public DormandPrince {
        if (!(relative == 0 || relative >= FINEST && relative < 1))
            throw new ArgumentException("The relative error allowed is " + relative + ": give a number from 1e-15 on and below 1, or 0.");
        if (!(absolute >= Double.MIN_NORMAL && absolute < Double.POSITIVE_INFINITY))
            throw new ArgumentException("The absolute error allowed is " + absolute + ": it must be finite and more than 0.");
        if (stepLimit < 1) throw new ArgumentException("The number of steps allowed is " + stepLimit + ": it must be at least 1.");
    }

    /** Errors of both kinds, and a million steps at most. */
    public DormandPrince(double relative, double absolute) { this(relative, absolute, STEPS); }

    /** The same number for both kinds of error, and a million steps at most. */
    public DormandPrince(double tolerance) { this(tolerance, tolerance); }

    /** The same with so many steps at most. */
    public DormandPrince withStepLimit(long steps) { return new DormandPrince(relative, absolute, steps); }

    /** The order 5 of its steps. */
    public int order() { return 5; }
}
