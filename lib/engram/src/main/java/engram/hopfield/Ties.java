package engram.hopfield;

/** What a neuron does whose local field is exactly zero, where sign(0) says nothing. */
public enum Ties {
    /** It takes +1 or −1 with equal probability, as in Vavilala's code (2020). A state with a zero field is then never at rest. */
    RANDOM,
    /** It keeps its spin; the energy then never rises under one-at-a-time updates. */
    KEEP
}
