package engram.ode;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.progress.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;

/**
 * Recursion as a scan: a function takes what has been accumulated and the next element, and all that it returns on the way is kept.
 *
 * <pre>{@code
 * record Pair(long a, long b) {}                                                        // Fibonacci's numbers
 * Scan.scan((pair, n) -> new Pair(pair.b(), pair.a() + pair.b()), steps, new Pair(0, 1))
 * }</pre>
 *
 * R. Mohanta, C. Assisi, Parallel scalable simulations of biological neural networks using TensorFlow, 2022: Euler's method is a scan over
 * times.
 */
public final class Scan {
    private Scan() {}

    /**
     * All accumulations f(initial, e₀), f(f(initial, e₀), e₁), …: as many as there are elements.
     *
     * @throws ArgumentException if something is missing, or f returns null
     */
    public static <A, E> List<A> scan(BiFunction<? super A, ? super E, ? extends A> f, List<E> elements, A initial) {
        given("f", f);
        A accumulated = given("initial", initial);
        List<A> all = new ArrayList<>();
        for (E element : eachGiven("elements", elements)) {
            Progress.checkCancelled();
            accumulated = f.apply(accumulated, element);
            if (accumulated == null) throw new ArgumentException("The function of the scan returned null for element " + all.size() + ".");
            all.add(accumulated);
        }
        return Collections.unmodifiableList(all);
    }

    /**
     * The same with the first element in place of an initial value: e₀, f(e₀, e₁), …
     *
     * @throws ArgumentException if something is missing, or f returns null
     */
    public static <E> List<E> scan(BinaryOperator<E> f, List<E> elements) {
        given("f", f);
        List<E> own = eachGiven("elements", elements);
        if (own.isEmpty()) return own;
        List<E> all = new ArrayList<>(own.subList(0, 1));
        all.addAll(scan(f, own.subList(1, own.size()), own.getFirst()));
        return Collections.unmodifiableList(all);
    }

    /** The same for numbers: f(initial, e₀), f(f(initial, e₀), e₁), … */
    public static double[] scan(DoubleBinaryOperator f, double[] elements, double initial) {
        given("f", f);
        double[] all = new double[given("elements", elements).length];
        double accumulated = initial;
        for (int i = 0; i < all.length; i++) {
            Progress.checkCancelled();
            accumulated = f.applyAsDouble(accumulated, elements[i]);
            all[i] = accumulated;
        }
        return all;
    }

    /** The same for numbers: e₀, f(e₀, e₁), … */
    public static double[] scan(DoubleBinaryOperator f, double[] elements) {
        given("f", f);
        double[] all = given("elements", elements).clone();
        for (int i = 1; i < all.length; i++) {
            Progress.checkCancelled();
            all[i] = f.applyAsDouble(all[i - 1], elements[i]);
        }
        return all;
    }
}
