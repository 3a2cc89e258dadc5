package engram.deq;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;

/**
 * Anderson's acceleration: of the last m states x_i, the combination whose residual is smallest if f were linear,
 *
 * <pre>minimise ‖Σ α_i·(f(x_i) − x_i)‖ with Σ α_i = 1,   x̃ = Σ α_i·f(x_i).</pre>
 *
 * For linear f and an unlimited window this is GMRES. For symmetric J with eigenvalues from −λ to λ its error shrinks by (1 − √(1 − λ²))/λ per call
 * at best, where Picard's shrinks by λ; a window of 4 lies between. f is not linear, so a {@link Safeguard} decides, sample by sample, when f(x_k),
 * Picard's step, is taken instead of x̃.
 *
 * <p>D. G. Anderson, J. ACM 12 (1965) 547; H. F. Walker, P. Ni, SIAM J. Numer. Anal. 49 (2011) 1715.
 *
 * @param window         m, from 1 (which is Picard) to 32
 * @param regularisation what is added to the diagonal of the Gram matrix of residuals, relative to its largest entry
 * @param safeguard      when x̃ is not trusted
 */
public record Anderson(int window, double regularisation, Safeguard safeguard) implements Solver {
    private static final int WIDEST = 32;

    /** When x̃ is not trusted. */
    public enum Safeguard {
        /**
         * Where the residual has just grown: then f(x_k) is taken, and the window begins anew. From the third time on, more of Picard's steps come
         * before it, one more for every second time, so that an iteration that is thrown back again and again becomes Picard's.
         */
        FALLING,
        /**
         * Where x̃ is farther from f(x_k) than x_k is, each relative to its size: the rule of Goemaere, Deleu and Demeester (2023). The fixed point
         * itself is as far as that where λ is more than about ½, so that slow iterations are seldom accelerated.
         */
        NEAR
    }

    /** @throws ArgumentException if a number is out of its range */
    public Anderson {
        if (window < 1 || window > WIDEST) throw new ArgumentException("Anderson's window is " + window + ": it must be from 1 to " + WIDEST + ".");
        if (!(regularisation >= 0 && regularisation < 1))
            throw new ArgumentException("The regularisation is " + regularisation + ": it must be 0 or more, and less than 1.");
        given("safeguard", safeguard);
    }

    /** So many states, with a regularisation of 1e-10, safe by {@link Safeguard#FALLING}. */
    public Anderson(int window) { this(window, 1e-10, Safeguard.FALLING); }

    /** The same with another safeguard. */
    public Anderson with(Safeguard other) { return new Anderson(window, regularisation, other); }

    Method begin(Rooms rooms) { return new Mixing(rooms, this); }
}
