package engram.memory.study;

import engram.data.Images;
import engram.deq.Adjoint;
import engram.deq.Anderson;
import engram.deq.FullAdjoint;
import engram.deq.Solver;
import engram.deq.Stop;
import engram.memory.Equilibrium;
import engram.memory.Form;
import engram.memory.HierarchicalMemory;
import engram.memory.Sensitivities;
import engram.memory.training.Recipe;
import engram.tensor.Matrix;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The gradient of the loss by the synapses, as a recipe finds it, and exactly: at the equilibrium of even and odd layers in turn, by the adjoint
 * equation, both to 1e-6.
 *
 * @param images how many it is of: those with λ &lt; 1, since at λ ≥ 1 there is no exact one
 * @param cosine between the two
 * @param norms  of the exact one, by pair of layers, with spaces between them
 */
record Gradients(int images, double cosine, String norms) {
    private static final Stop DEEP = new Stop(1e-6, 4000);

    static Gradients of(HierarchicalMemory memory, Images some, Solver solver, Recipe recipe) {
        double[] rates = Rates.of(memory, some.toMatrix());
        Images images = some.select(IntStream.range(0, rates.length).filter(k -> rates[k] < 1).toArray());
        if (images.count() == 0) return new Gradients(0, Double.NaN, "");
        double[][] found = weights(memory, images, solver, recipe.forward(memory), recipe.adjoint(memory, solver));
        double[][] exact = weights(memory.as(Form.EVEN_ODD_HAM), images, new Anderson(4), DEEP, new FullAdjoint(new Anderson(4), DEEP));
        return new Gradients(images.count(), dot(found, exact) / Math.sqrt(dot(found, found) * dot(exact, exact)), Arrays.stream(exact)
                .map(layer -> String.format(Locale.ROOT, "%.3e", Math.sqrt(dot(layer, layer)))).collect(Collectors.joining(" ")));
    }

    /** ∂/∂W of ½·Σ(s_out − onehot)² over the number of images, by pair of layers. */
    private static double[][] weights(HierarchicalMemory memory, Images images, Solver solver, Stop stop, Adjoint adjoint) {
        Equilibrium equilibrium = memory.equilibrium(images.toMatrix(), solver, stop);
        int classes = memory.layers()[memory.layers().length - 1];
        Matrix slope = equilibrium.outputs(), wanted = images.oneHot(classes);
        float[] entries = slope.writableEntries();
        for (int k = 0; k < entries.length; k++) entries[k] = (entries[k] - wanted.entries()[k]) / images.count();
        Sensitivities sensitivities = equilibrium.sensitivities(slope, adjoint);
        return IntStream.range(0, memory.layers().length - 1).mapToObj(l -> Rows.doubles(sensitivities.weights(l).entries())).toArray(double[][]::new);
    }

    private static double dot(double[][] a, double[][] b) { return IntStream.range(0, a.length).mapToDouble(l -> dot(a[l], b[l])).sum(); }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) sum += a[k] * b[k];
        return sum;
    }
}
