package engram.rate;

import engram.argument.ArgumentException;
import java.util.IdentityHashMap;
import java.util.List;

/** A formula as a list of operations on numbered places, for one value at a time. */
final class Program {
    private final Operation[] operations;
    private final int[][] of;         // places of the arguments; of a variable its number
    private final double[] constants;

    Program(Formula formula) {
        List<Formula> parts = formula.parts();
        var places = new IdentityHashMap<Formula, Integer>();
        operations = new Operation[parts.size()];
        of = new int[parts.size()][];
        constants = new double[parts.size()];
        for (int k = 0; k < operations.length; k++) {
            Formula part = parts.get(k);
            places.put(part, k);
            operations[k] = part.operation();
            constants[k] = part.constant();
            of[k] = part.operation() == Operation.VARIABLE ? new int[] {part.variable()} : part.arguments().stream().mapToInt(places::get).toArray();
        }
    }

    double at(double[] variables) {
        double[] values = new double[operations.length];
        for (int k = 0; k < values.length; k++) {
            int[] from = of[k];
            values[k] = switch (operations[k]) {
                case CONSTANT -> constants[k];
                case VARIABLE -> {
                    if (from[0] >= variables.length)
                        throw new ArgumentException("The formula has a variable %d, and %d were given.".formatted(from[0], variables.length));
                    yield variables[from[0]];
                }
                default -> operations[k].of(values[from[0]], from.length > 1 ? values[from[1]] : 0, from.length > 2 ? values[from[2]] : 0,
                        from.length > 2 ? values[from[3]] : 0);
            };
        }
        return values[values.length - 1];
    }
}
