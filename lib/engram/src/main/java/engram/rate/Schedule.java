package engram.rate;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * When each operation of a formula is done, and on which of some processors that work side by side, where every operation takes one unit of time and none
 * begins before its arguments are there: list scheduling, the operation with the longest way to the result first. Parts that are equal are done once.
 *
 * @param steps      one for each operation, in the order of their times
 * @param processors how many there are
 */
public record Schedule(List<Step> steps, int processors) {

    /**
     * An operation.
     *
     * @param part      what is computed
     * @param start     when it begins, from 0 on
     * @param processor on which, from 0 on
     */
    public record Step(Formula part, int start, int processor) {
        /** @throws ArgumentException if there is no part, or a number is negative */
        public Step {
            given("part", part);
            if (start < 0 || processor < 0)
                throw new ArgumentException("An operation can't begin at %d on processor %d: both count from 0.".formatted(start, processor));
        }
    }

    /** @throws ArgumentException if there is no processor */
    public Schedule {
        steps = eachGiven("steps", steps);
        requireProcessors(processors);
    }

    private static void requireProcessors(int processors) {
        if (processors < 1 || processors > 1_000_000) throw new ArgumentException("There can't be " + processors + " processors: give 1 to a million.");
    }

    /**
     * The schedule of a formula.
     *
     * @param processors how many there are, at least 1
     */
    public static Schedule of(Formula formula, int processors) {
        requireProcessors(processors);
        List<Formula> parts = given("formula", formula).parts();
        Map<Formula, Integer> way = longestWays(parts), end = new IdentityHashMap<>();
        for (Formula part : parts) if (part.arguments().isEmpty()) end.put(part, 0);
        List<Formula> open = new ArrayList<>(parts.stream().filter(part -> !part.arguments().isEmpty()).toList());
        open.sort(Comparator.comparing(way::get).reversed());
        List<Step> steps = new ArrayList<>();
        for (int time = 0; !open.isEmpty(); time++) {
            int now = time;
            List<Formula> ready = open.stream()
                    .filter(part -> part.arguments().stream().allMatch(of -> end.getOrDefault(of, Integer.MAX_VALUE) <= now)).limit(processors).toList();
            for (int k = 0; k < ready.size(); k++) steps.add(new Step(ready.get(k), time, k));
            for (Formula part : ready) end.put(part, time + 1);
            open.removeAll(ready);
        }
        return new Schedule(steps, processors);
    }

    /** Operations from each part to the result, itself included. */
    private static Map<Formula, Integer> longestWays(List<Formula> parts) {
        Map<Formula, Integer> way = new IdentityHashMap<>();
        for (int k = parts.size() - 1; k >= 0; k--) {
            int here = way.merge(parts.get(k), 1, Math::max);
            for (Formula argument : parts.get(k).arguments()) way.merge(argument, here + 1, Math::max);
        }
        return way;
    }

    /** How long it takes, in operations. */
    public int length() { return steps.stream().mapToInt(step -> step.start() + 1).max().orElse(0); }

    /** The share of the processors' time in which they work. */
    public double utilisation() { return length() == 0 ? 0 : steps.size() / ((double) length() * processors); }

    /** One line a processor: what it does, in order of time. */
    @Override public String toString() {
        String[][] grid = new String[processors][length()];
        for (String[] line : grid) Arrays.fill(line, "-");
        for (Step step : steps) grid[step.processor()][step.start()] = step.part().operation().name().toLowerCase(java.util.Locale.ROOT);
        var text = new StringBuilder();
        for (int k = 0; k < processors; k++) text.append("processor ").append(k).append(": ").append(String.join(", ", grid[k])).append('\n');
        return text.toString();
    }
}
