package engram.figure;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.plot.Plot;
import engram.rate.Formula;
import engram.rate.Schedule;
import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Formulas as graphs in which numbers flow from the variables to the result: figure 4 of Mohanta and Assisi (2022). */
public final class FormulaFigures {
    private static final Color EDGE = new Color(150, 150, 150);

    private FormulaFigures() {}

    /**
     * The data-flow graph: variables and constants on top, every operation one line below the last of its arguments, the result at the bottom. Parts that are
     * equal are one node, and constants are rounded to five digits.
     *
     * @param names of the variables
     */
    public static Plot graph(Formula formula, String... names) {
        eachGiven("names", names);
        List<Formula> parts = given("formula", formula).parts();
        Map<Formula, Integer> depth = new IdentityHashMap<>();
        for (Formula part : parts) depth.put(part, part.arguments().stream().mapToInt(of -> depth.get(of) + 1).max().orElse(0));
        List<List<Formula>> levels = new ArrayList<>();
        for (Formula part : parts) {
            while (levels.size() <= depth.get(part)) levels.add(new ArrayList<>());
            levels.get(depth.get(part)).add(part);
        }
        Map<Formula, double[]> places = new IdentityHashMap<>();
        for (int level = 0; level < levels.size(); level++) place(levels.get(level), level, places);
        return drawn(parts, places, names).bare().yDown().yRange(-.6, levels.size() - .4).xRange(0, 1).title("data flow").size(760, 60 + 52 * levels.size());
    }

    /** Puts each part below the middle of its arguments, as far as there is room, and none straight below another that it does not need. */
    private static void place(List<Formula> level, int number, Map<Formula, double[]> places) {
        Map<Formula, Double> wanted = new IdentityHashMap<>();
        for (int k = 0; k < level.size(); k++) {
            double otherwise = (k + .5) / level.size();
            wanted.put(level.get(k), level.get(k).arguments().stream().mapToDouble(of -> places.get(of)[0]).average().orElse(otherwise));
        }
        List<Formula> sorted = level.stream().sorted(Comparator.comparingDouble(wanted::get)).toList();
        double room = 1.0 / (sorted.size() + 1), least = room / 2;
        for (int k = 0; k < sorted.size(); k++) {
            double most = 1 - (sorted.size() - k - .5) * room;
            double x = Math.clamp(wanted.get(sorted.get(k)), Math.min(least, most), most);
            places.put(sorted.get(k), new double[] {x, number});
            least = x + room;
        }
    }

    /**
     * A schedule: time to the right, a line for each processor, and who waits for whom.
     *
     * @param names of the variables
     */
    public static Plot schedule(Schedule schedule, String... names) {
        eachGiven("names", names);
        if (given("schedule", schedule).steps().isEmpty())
            throw new ArgumentException("The schedule has no operation that could be drawn: give that of a formula with one.");
        Map<Formula, double[]> places = new IdentityHashMap<>();
        List<Formula> parts = new ArrayList<>();
        for (Schedule.Step step : schedule.steps()) {
            parts.add(step.part());
            places.put(step.part(), new double[] {step.start() + .5, step.processor()});
        }
        Plot plot = drawn(parts, places, names);
        for (int processor = 0; processor < schedule.processors(); processor++) plot = plot.note(-.5, processor, "processor " + (processor + 1));
        for (int tick = 0; tick < schedule.length(); tick++) plot = plot.vLine(tick).dotted().color(EDGE).note(tick + .5, -.8, Integer.toString(tick + 1));
        return plot.bare().yDown().xRange(-1, schedule.length()).yRange(-1.2, schedule.processors() - .4).xLabel("time, one operation a column")
                .title("%d operations in %d steps".formatted(parts.size(), schedule.length())).size(760, 110 + 52 * schedule.processors());
    }

    private static Plot drawn(List<Formula> parts, Map<Formula, double[]> places, String... names) {
        // a point for the frame to begin with, under the first label
        double[] first = places.get(parts.getFirst());
        Plot plot = Plot.line(new double[] {first[0], first[0]}, new double[] {first[1], first[1]}).color(EDGE);
        for (Formula part : parts)
            for (Formula argument : part.arguments()) {
                double[] from = places.get(argument), to = places.get(part);
                if (from != null) plot = plot.add("", new double[] {from[0], to[0]}, new double[] {from[1], to[1]}).color(EDGE).lineWidth(1);
            }
        for (Formula part : parts) plot = plot.node(places.get(part)[0], places.get(part)[1], label(part, names));
        return plot;
    }

    private static String label(Formula part, String... names) {
        return switch (part.operation()) {
            case CONSTANT -> number(part.constant());
            case VARIABLE -> part.variable() < names.length ? names[part.variable()] : "x" + part.variable();
            case ADD -> "+";
            case SUBTRACT, NEGATE -> "−";
            case MULTIPLY -> "×";
            case DIVIDE -> "÷";
            case IF_LESS -> "if <";
            case IF_AT_MOST -> "if ≤";
            case IF_EQUAL -> "if =";
            default -> part.operation().name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    private static String number(double constant) {
        if (!Double.isFinite(constant)) return Double.toString(constant);
        if (constant == Math.rint(constant) && Math.abs(constant) < 1e6) return Long.toString((long) constant);
        return BigDecimal.valueOf(constant).round(new MathContext(5)).stripTrailingZeros().toString();
    }
}
