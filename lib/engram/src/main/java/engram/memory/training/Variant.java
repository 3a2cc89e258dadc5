package engram.memory.training;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.deq.Picard;
import engram.deq.Solver;
import engram.memory.Form;
import engram.memory.HierarchicalMemory;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The variants that Goemaere, Deleu and Demeester compare: a form of the memory, and how its equilibrium is found. */
public enum Variant {
    /** Synchronous updates. */
    HAM("ham", Form.HAM, false),
    /** The same with Anderson's acceleration. */
    HAM_AA("ham-aa", Form.HAM, true),
    /** Even and odd layers in turn. */
    EO("eo", Form.EVEN_ODD_HAM, false),
    /** Both. */
    EO_AA("eo-aa", Form.EVEN_ODD_HAM, true),
    /** As {@link #HAM}, of a continuous Hopfield network, with steps of ½: whole ones jump to and fro. */
    CHN("chn", Form.CHN, false),
    /** As {@link #CHN}, with Anderson's acceleration. */
    CHN_AA("chn-aa", Form.CHN, true),
    /** As {@link #EO}, of a continuous Hopfield network. */
    EO_CHN("eo-chn", Form.EVEN_ODD_CHN, false),
    /** As {@link #EO_AA}, of a continuous Hopfield network. */
    EO_CHN_AA("eo-chn-aa", Form.EVEN_ODD_CHN, true);

    private static final double DAMPED = .5;

    private final String label;
    private final Form form;
    private final boolean accelerated;

    Variant(String label, Form form, boolean accelerated) {
        this.label = label;
        this.form = form;
        this.accelerated = accelerated;
    }

    /**
     * The variant of a name such as {@code eo-aa}.
     *
     * @throws ArgumentException if there is none
     */
    public static Variant named(String name) {
        for (Variant variant : values()) if (variant.label.equals(given("name", name))) return variant;
        throw new ArgumentException("There is no variant \"" + name + "\": there are "
                + Arrays.stream(values()).map(Variant::toString).collect(Collectors.joining(", ")) + ".");
    }

    /** A memory of layers in this form, without weights. */
    public HierarchicalMemory memory(int... layers) {
        var memory = HierarchicalMemory.layers(layers).as(form);
        return form == Form.CHN ? memory.damped(DAMPED) : memory;
    }

    /** What finds its equilibria. */
    public Solver solver() { return accelerated ? Training.ANDERSON : new Picard(); }

    /** Its name, as tables have it. */
    @Override public String toString() { return label; }
}
