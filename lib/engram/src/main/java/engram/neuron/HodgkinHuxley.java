package engram.neuron;

/** The neuron of A. L. Hodgkin and A. F. Huxley (J. Physiol. 117, 1952), with the parameters of a cortical neuron. */
public final class HodgkinHuxley {
    private HodgkinHuxley() {}

    /**
     * The tutorial's neuron (Mohanta and Assisi, 2022): C = 1 µF/cm²; g_K = 10, g_Na = 100, g_L = .15 mS/cm²; E_K = −95, E_Na = 50, E_L = −55 mV;
     * rates of Traub and Miles with V_T = −50 mV at 22 °C (φ = 3^((22 − 36)/10)). It starts from −71 mV with all gates at 0.
     */
    public static Neuron tutorial() {
        double phi = StrictMath.pow(3, -1.4);
        return Neuron.of(new Potassium(10, -95, -50, phi, .02), new Sodium(100, 50, -50, phi), new Leak(.15, -55))
                .starting(Neuron.VOLTAGE, -71);
    }
}
