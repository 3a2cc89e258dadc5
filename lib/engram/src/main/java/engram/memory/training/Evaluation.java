package engram.memory.training;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.data.Images;
import engram.deq.Solver;
import engram.deq.Stop;
import engram.memory.HierarchicalMemory;
import engram.parallel.Cores;
import engram.tensor.Matrix;
import java.util.stream.IntStream;

/**
 * How well a memory names images, and how soon it knows: means over the images. With f₀ = f(s₀), f₁, … the successive values of its equation, and y_k
 * the output in f_k,
 *
 * <ul>
 *   <li>{@code iterations} is the first k from 0 on with ‖f_k+1 − f_k‖/‖f_k+1‖ below a tolerance, as the papers count them. The norm is that of
 *       what the form has as its state: hidden layers and output, or in even–odd HAM the output (of three layers) alone.</li>
 *   <li>{@code outputIterations} is the first k with ‖y_k − y*‖/‖y*‖ below it, where y* is the last output: the same yardstick for all forms.</li>
 * </ul>
 *
 * An image that never gets there counts as calls − 1. In a memory with steps of β all are multiplied by β, as the papers do.
 *
 * @param images           how many
 * @param accuracy         the share whose largest output is at their label
 * @param iterations       as above
 * @param outputIterations as above
 */
public record Evaluation(int images, double accuracy, double iterations, double outputIterations) {
    private static final int TOGETHER = 64;

    /**
     * Evaluates a memory, with so many calls for every image.
     *
     * @param tolerance of both yardsticks
     * @param calls     of f, from 2 to 10,000
     */
    public static Evaluation of(HierarchicalMemory memory, Images images, Solver solver, double tolerance, int calls) {
        given("solver", solver);
        new Stop(tolerance, calls);
        if (calls < 2 || calls > 10_000) throw new ArgumentException("Iterations are counted among 2 to 10,000 calls, not " + calls + ".");
        int count = given("images", images).count(), parts = Math.ceilDiv(count, TOGETHER);
        double[] right = new double[parts], iterations = new double[parts], outputIterations = new double[parts]; // sums, by part
        int outputs = given("memory", memory).layers()[memory.layers().length - 1];
        Cores.forEach(parts, part -> {
            int[] numbers = IntStream.range(part * TOGETHER, Math.min(count, (part + 1) * TOGETHER)).toArray();
            var equation = new Yardstick(memory.fixedPoint(images.select(numbers).toMatrix()), calls, outputs);
            var solution = solver.solve(equation, Matrix.zeros(numbers.length, equation.size()), Stop.after(calls));
            equation.finish(solution.states(), IntStream.of(numbers).map(images::label).toArray(), tolerance);
            right[part] = equation.right;
            iterations[part] = equation.iterations;
            outputIterations[part] = equation.outputIterations;
        });
        double step = memory.step();
        return new Evaluation(count, sum(right) / count, sum(iterations) * step / count, sum(outputIterations) * step / count);
    }

    private static double sum(double[] parts) {
        double sum = 0;
        for (double part : parts) sum += part;
        return sum;
    }
}
