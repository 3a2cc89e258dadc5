package engram.rate;

import engram.math.Cos;
import engram.math.Exp;
import engram.math.Expm1;
import engram.math.Exprelr;
import engram.math.Log;
import engram.math.Logistic;
import engram.math.Sin;
import engram.math.Tanh;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Some formulas of the same variables, computed together for blocks of numbers, an operation after the other: parts that are equal are computed once. What
 * lies between is kept in rows that are used again when nobody needs them any more. For one thread.
 */
final class Blocks {
    /** Numbers in a block: with some twenty rows it fits the first-level cache. */
    static final int LENGTH = 128;

    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;

    /**
     * One operation.
     *
     * @param of  its arguments: rows, from 0 on, or variables, as −1 − their number
     * @param row where its values go
     */
    private record Step(Operation operation, int[] of, int row) {}

    private final List<Step> steps = new ArrayList<>();
    private final int[] outputs;      // rows or variables, as in a step
    private final double[][] rows;    // each of LENGTH
    private final boolean[] isConstant;

    Blocks(Formula... formulas) {
        var parts = new ArrayList<Formula>();
        var interning = new Interning();
        var results = Arrays.stream(formulas).map(formula -> interning.collect(formula, parts)).toList();
        var places = new IdentityHashMap<Formula, Integer>();
        var constants = new ArrayList<Double>();
        for (Formula part : parts) {
            if (part.operation() == Operation.VARIABLE) places.put(part, -1 - part.variable());
            if (part.operation() != Operation.CONSTANT) continue;
            places.put(part, constants.size());
            constants.add(part.constant());
        }
        int count = schedule(parts, results, places, constants.size());
        outputs = results.stream().mapToInt(places::get).toArray();
        rows = new double[count][LENGTH];
        isConstant = new boolean[count];
        for (int k = 0; k < constants.size(); k++) {
            Arrays.fill(rows[k], constants.get(k));
            isConstant[k] = true;
        }
    }

    /** Gives every operation a row that is free by then; how many rows there are. */
    private int schedule(List<Formula> parts, List<Formula> results, Map<Formula, Integer> places, int constants) {
        var uses = new IdentityHashMap<Formula, Integer>();
        for (Formula part : parts) for (Formula argument : part.arguments()) uses.merge(argument, 1, Integer::sum);
        for (Formula result : results) uses.merge(result, 1, Integer::sum);
        var free = new ArrayList<Integer>();
        int count = constants;
        for (Formula part : parts) {
            if (part.arguments().isEmpty()) continue;
            int[] of = part.arguments().stream().mapToInt(places::get).toArray();
            // the result has a row of its own, so that no operation overwrites what it still reads
            int row = free.isEmpty() ? count++ : free.removeLast();
            places.put(part, row);
            steps.add(new Step(part.operation(), of, row));
            for (Formula argument : part.arguments())
                if (uses.merge(argument, -1, Integer::sum) == 0 && !argument.arguments().isEmpty()) free.add(places.get(argument));
        }
        return count;
    }

    /**
     * out_k[i] ← formula k of variables[0][i], variables[1][i], … for i in [from, to).
     *
     * @param out one array a formula, none of them a variable's
     */
    void run(double[][] variables, double[][] out, int from, int to) {
        for (int at = from; at < to; at += LENGTH) {
            int n = Math.min(LENGTH, to - at);
            for (Step step : steps) step(step, variables, at, n);
            for (int k = 0; k < outputs.length; k++) System.arraycopy(array(outputs[k], variables), start(outputs[k], at), out[k], at, n);
        }
    }

    private double[] array(int place, double[][] variables) { return place < 0 ? variables[-1 - place] : rows[place]; }

    private static int start(int place, int at) { return place < 0 ? at : 0; }

    private void step(Step step, double[][] variables, int at, int n) {
        int[] of = step.of();
        double[] a = array(of[0], variables), out = rows[step.row()];
        int i = start(of[0], at);
        switch (step.operation()) {
            case CONSTANT, VARIABLE -> throw new AssertionError("no operation");
            case NEGATE -> negate(a, i, out, n);
            case ABS -> abs(a, i, out, n);
            case SQRT -> sqrt(a, i, out, n);
            case EXP, EXPM1, LOG, SIN, COS, TANH, LOGISTIC, EXPRELR -> function(step.operation(), a, i, out, n);
            default -> {
                double[] b = array(of[1], variables);
                int j = start(of[1], at);
                if (of.length == 2) binary(step.operation(), a, i, b, j, of[0] >= 0 && isConstant[of[0]], of[1] >= 0 && isConstant[of[1]], out, n);
                else choose(step.operation(), a, i, b, j, array(of[2], variables), start(of[2], at), array(of[3], variables), start(of[3], at), out, n);
            }
        }
    }

    /** Functions are computed in place. */
    private static void function(Operation operation, double[] a, int i, double[] out, int n) {
        System.arraycopy(a, i, out, 0, n);
        switch (operation) {
            case EXP -> Exp.of(out, out, 0, n);
            case EXPM1 -> Expm1.of(out, out, 0, n);
            case LOG -> Log.of(out, out, 0, n);
            case SIN -> Sin.of(out, out, 0, n);
            case COS -> Cos.of(out, out, 0, n);
            case TANH -> Tanh.of(out, out, 0, n);
            case LOGISTIC -> Logistic.of(out, out, 0, n);
            case EXPRELR -> Exprelr.of(out, out, 0, n);
            default -> throw new AssertionError(operation);
        }
    }

    private static void binary(Operation operation, double[] a, int i, double[] b, int j, boolean fixedA, boolean fixedB, double[] out, int n) {
        switch (operation) {
            case ADD -> {
                if (fixedB) add(a, i, b[0], out, n);
                else if (fixedA) add(b, j, a[0], out, n);
                else add(a, i, b, j, out, n);
            }
            case SUBTRACT -> {
                if (fixedB) add(a, i, -b[0], out, n);
                else subtract(a, i, b, j, out, n);
            }
            case MULTIPLY -> {
                if (fixedB) multiply(a, i, b[0], out, n);
                else if (fixedA) multiply(b, j, a[0], out, n);
                else multiply(a, i, b, j, out, n);
            }
            case DIVIDE -> {
                if (fixedB) divide(a, i, b[0], out, n);
                else divide(a, i, b, j, out, n);
            }
            case MIN -> {
                for (int k = 0; k < n; k++) out[k] = Math.min(a[i + k], b[j + k]);
            }
            case MAX -> {
                for (int k = 0; k < n; k++) out[k] = Math.max(a[i + k], b[j + k]);
            }
            default -> throw new AssertionError(operation);
        }
    }

    private static void add(double[] a, int i, double[] b, int j, double[] out, int n) {
        for (int k = 0; k < n; k++) out[k] = a[i + k] + b[j + k];
    }

    private static void add(double[] a, int i, double b, double[] out, int n) {
        for (int k = 0; k < n; k++) out[k] = a[i + k] + b;
    }

    private static void subtract(double[] a, int i, double[] b, int j, double[] out, int n) {
        for (int k = 0; k < n; k++) out[k] = a[i + k] - b[j + k];
    }

    private static void multiply(double[] a, int i, double[] b, int j, double[] out, int n) {
        for (int k = 0; k < n; k++) out[k] = a[i + k] * b[j + k];
    }

    private static void multiply(double[] a, int i, double b, double[] out, int n) {
        for (int k = 0; k < n; k++) out[k] = a[i + k] * b;
    }

    private static void divide(double[] a, int i, double[] b, int j, double[] out, int n) {
        for (int k = 0; k < n; k++) out[k] = a[i + k] / b[j + k];
    }

    private static void divide(double[] a, int i, double b, double[] out, int n) {
        for (int k = 0; k < n; k++) out[k] = a[i + k] / b;
    }

    private static void negate(double[] a, int i, double[] out, int n) {
        for (int k = 0; k < n; k++) out[k] = -a[i + k];
    }

    private static void abs(double[] a, int i, double[] out, int n) {
        for (int k = 0; k < n; k++) out[k] = Math.abs(a[i + k]);
    }

    private static void sqrt(double[] a, int i, double[] out, int n) {
        for (int k = 0; k < n; k++) out[k] = Math.sqrt(a[i + k]);
    }

    private static void choose(Operation operation, double[] a, int i, double[] b, int j, double[] c, int l, double[] d, int m, double[] out, int n) {
        switch (operation) {
            case IF_LESS -> ifLess(a, i, b, j, c, l, d, m, out, n);
            case IF_AT_MOST -> ifAtMost(a, i, b, j, c, l, d, m, out, n);
            default -> {
                for (int k = 0; k < n; k++) out[k] = a[i + k] == b[j + k] ? c[l + k] : d[m + k];
            }
        }
    }

    private static void ifLess(double[] a, int i, double[] b, int j, double[] c, int l, double[] d, int m, double[] out, int n) {
        int k = 0;
        for (; k <= n - LANES.length(); k += LANES.length()) {
            VectorMask<Double> yes = DoubleVector.fromArray(LANES, a, i + k).compare(VectorOperators.LT, DoubleVector.fromArray(LANES, b, j + k));
            DoubleVector.fromArray(LANES, d, m + k).blend(DoubleVector.fromArray(LANES, c, l + k), yes).intoArray(out, k);
        }
        for (; k < n; k++) out[k] = a[i + k] < b[j + k] ? c[l + k] : d[m + k];
    }

    private static void ifAtMost(double[] a, int i, double[] b, int j, double[] c, int l, double[] d, int m, double[] out, int n) {
        int k = 0;
        for (; k <= n - LANES.length(); k += LANES.length()) {
            VectorMask<Double> yes = DoubleVector.fromArray(LANES, a, i + k).compare(VectorOperators.LE, DoubleVector.fromArray(LANES, b, j + k));
            DoubleVector.fromArray(LANES, d, m + k).blend(DoubleVector.fromArray(LANES, c, l + k), yes).intoArray(out, k);
        }
        for (; k < n; k++) out[k] = a[i + k] <= b[j + k] ? c[l + k] : d[m + k];
    }
}
