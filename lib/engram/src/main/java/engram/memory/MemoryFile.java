package engram.memory;

import engram.file.Checkpoint;
import engram.tensor.Matrix;
import engram.tensor.TensorException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A memory as a file: a {@link Checkpoint} with the kinds of its layers, and its numbers. */
final class MemoryFile {
    private static final String KIND = "engram memory", FORMAT = KIND + " 1";

    private MemoryFile() {}

    static void write(HierarchicalMemory memory, Path file) {
        int[] layers = memory.layers();
        var header = new TreeMap<>(Map.of("format", FORMAT, "form", memory.form().name(), "step", "" + memory.step(),
                "layers", Arrays.stream(layers).mapToObj(String::valueOf).collect(Collectors.joining(" "))));
        var arrays = new LinkedHashMap<String, Object>();
        for (int l = 0; l < layers.length; l++) {
            header.put("neurons " + l, name(memory.lagrangian(l), l));
            arrays.put("biases " + l, memory.sharedBiases()[l].entries());
            if (l + 1 < layers.length) arrays.put("weights " + l, memory.sharedWeights()[l].entries());
        }
        new Checkpoint(header, arrays).write(file);
    }

    static HierarchicalMemory read(Path file) {
        var saved = Checkpoint.read(file);
        String format = saved.header().getOrDefault("format", "");
        if (!format.equals(FORMAT))
            throw new MemoryException("The file " + file + (format.startsWith(KIND) ? " holds a memory as a newer version writes it: use that version."
                    : " holds no memory: give one that HierarchicalMemory.save has written."));
        try {
            return memory(saved);
        } catch (IllegalArgumentException | TensorException e) { // of a file that is whole: something else has written it
            throw new MemoryException("The file " + file + " holds no memory that this version can read: give one that its HierarchicalMemory.save "
                    + "has written.");
        }
    }

    private static HierarchicalMemory memory(Checkpoint saved) {
        int[] layers = Arrays.stream(text(saved, "layers").split(" ")).mapToInt(Integer::parseInt).toArray();
        if (saved.arrays().size() != 2 * layers.length - 1) throw new MemoryException("There are " + saved.arrays().size() + " arrays.");
        var weights = new Matrix[layers.length - 1];
        Arrays.setAll(weights, l -> Matrix.of(layers[l], layers[l + 1], saved.array("weights " + l, float[].class)));
        var biases = new Matrix[layers.length];
        Arrays.setAll(biases, l -> Matrix.of(1, layers[l], saved.array("biases " + l, float[].class)));
        var kinds = new Lagrangian[layers.length];
        Arrays.setAll(kinds, l -> named(text(saved, "neurons " + l)));
        var memory = HierarchicalMemory.layers(layers).as(Form.valueOf(text(saved, "form"))).with(kinds).withWeights(weights).withBiases(biases);
        double step = Double.parseDouble(text(saved, "step"));
        return step == 1 ? memory : memory.damped(step);
    }

    private static String text(Checkpoint saved, String name) { return saved.header().getOrDefault(name, ""); }

    private static String name(Lagrangian kind, int layer) {
        return switch (kind) {
            case Lagrangians.Logistic _ -> "logistic";
            case Lagrangians.Identity _ -> "identity";
            case Lagrangians.Relu _ -> "relu";
            case Lagrangians.Tanh _ -> "tanh";
            case Lagrangians.Softplus _ -> "softplus";
            case Lagrangians.Softmax(double beta) -> "softmax " + beta;
            case Lagrangians.LayerNorm(double epsilon) -> "layerNorm " + epsilon;
            case Lagrangians.Spherical(double epsilon) -> "spherical " + epsilon;
            default -> throw new MemoryException("The Lagrangian of layer " + layer
                    + " is one of your own, which a file can't hold: save the memory with another kind, and give it back by with(…) after loading.");
        };
    }

    private static Lagrangian named(String name) {
        String[] words = name.split(" ", 2);
        double number = words.length == 2 ? Double.parseDouble(words[1]) : Double.NaN;
        return switch (words[0]) {
            case "logistic" -> Lagrangian.logistic();
            case "identity" -> Lagrangian.identity();
            case "relu" -> Lagrangian.relu();
            case "tanh" -> Lagrangian.tanh();
            case "softplus" -> Lagrangian.softplus();
            case "softmax" -> Lagrangian.softmax(number);
            case "layerNorm" -> Lagrangian.layerNorm(number);
            case "spherical" -> Lagrangian.spherical(number);
            default -> throw new MemoryException("There is no kind of neurons called \"" + words[0] + "\" in this version.");
        };
    }
}
