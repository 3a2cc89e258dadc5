package engram.ode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Looks for crossings in one step after another. */
final class Lookout {

    /**
     * A quartic that is r at most away from c at 0, 1/4, 1/2, 3/4 and 1 is at most so many times r away in between (the Lebesgue constant of
     * these places).
     */
    private static final double LEBESGUE = 2.21;

    private final List<Crossing> crossings;
    private final double[] scratch;
    private final List<Event> events = new ArrayList<>();

    Lookout(List<Crossing> crossings, int variables) {
        crossings.forEach(crossing -> crossing.check(variables));
        this.crossings = crossings;
        this.scratch = new double[crossings.isEmpty() ? 0 : variables];
    }

    /** Whether there is anything to look for. */
    boolean isNeeded() { return !crossings.isEmpty(); }

    /** All that was found, in order of time. */
    List<Event> events() { return List.copyOf(events); }

    /** Looks through a step. What ends the run, if anything does. */
    Optional<Event> look(Piece piece) {
        List<Event> found = new ArrayList<>();
        for (int number = 0; number < crossings.size(); number++) look(piece, number, found);
        found.sort(Comparator.comparingDouble(Event::time));
        for (Event event : found) {
            events.add(event);
            if (crossings.get(event.crossing()).stops()) return Optional.of(event);
        }
        return Optional.empty();
    }

    private void look(Piece piece, int number, List<Event> found) {
        Crossing crossing = crossings.get(number);
        double[] g = new double[5];             // at θ = 0, 1/4, 1/2, 3/4, 1
        double lowest = Double.POSITIVE_INFINITY, highest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < g.length; k++) {
            g[k] = crossing.at(piece, 0.25 * k, scratch);
            lowest = Math.min(lowest, g[k]);
            highest = Math.max(highest, g[k]);
        }
        if (Math.abs(0.5 * lowest + 0.5 * highest) > LEBESGUE * (0.5 * highest - 0.5 * lowest)) return;
        double from = 0;
        boolean above = g[0] >= 0;
        for (double to : places(g)) {
            boolean aboveThen = crossing.at(piece, to, scratch) >= 0;
            if (above != aboveThen && crossing.counts(aboveThen)) {
                double theta = Roots.between(x -> crossing.at(piece, x, scratch), from, to);
                double[] state = new double[scratch.length];
                piece.state(theta, state);
                found.add(new Event(number, piece.time(theta), aboveThen, state));
            }
            from = to;
            above = aboveThen;
        }
    }

    /** Where to look for the sign, in rising order, 1 last: at the five places, and at the extrema of the quartic through them. */
    private static double[] places(double[] g) {
        double[] extrema = Roots.ofPolynomial(slope(g));
        double[] places = new double[4 + extrema.length];
        for (int k = 0; k < 4; k++) places[k] = 0.25 * (k + 1);
        System.arraycopy(extrema, 0, places, 4, extrema.length);
        Arrays.sort(places);
        return places;
    }

    /** The derivative by x = 4θ, as coefficients of θ, of the quartic with the values g at x = 0, 1, 2, 3, 4. */
    private static double[] slope(double[] g) {
        // Newton: g₀ + x·d₁ + x(x−1)·d₂/2 + x(x−1)(x−2)·d₃/6 + x(x−1)(x−2)(x−3)·d₄/24
        double d1 = g[1] - g[0];
        double d2 = (g[2] - 2 * g[1] + g[0]) / 2;
        double d3 = (g[3] - 3 * g[2] + 3 * g[1] - g[0]) / 6;
        double d4 = (g[4] - 4 * g[3] + 6 * g[2] - 4 * g[1] + g[0]) / 24;
        // its powers: x: d₁ − d₂ + 2d₃ − 6d₄,  x²: d₂ − 3d₃ + 11d₄,  x³: d₃ − 6d₄,  x⁴: d₄
        return new double[] {d1 - d2 + 2 * d3 - 6 * d4, 4 * 2 * (d2 - 3 * d3 + 11 * d4), 16 * 3 * (d3 - 6 * d4), 64 * 4 * d4};
    }
}
