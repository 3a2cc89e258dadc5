package engram.neuron;

/**
 * How the rates of gates and transmitters are computed on a GPU. States, currents and the method are float64 either way.
 */
public enum Precision {
    /** As on the CPU, to the last bit. */
    FLOAT64,
    /**
     * In float32, with the device's own functions: for GPUs that have few units for float64. Rates then are right to about 10⁻⁷, and to 10⁻⁴ where u/(eᵘ − 1) is
     * computed near u = 10⁻³. Of the tutorial's neuron at 5 µA/cm² this moves the first spike, after 7.9 ms, and the
     * twelfth, after 185 ms, by less than 10⁻⁶ ms.
     */
    FLOAT32
}
