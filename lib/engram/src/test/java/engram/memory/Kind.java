package engram.memory;

/**
 * A Lagrangian of the library beside its formulas.
 *
 * @param bounded whether the energy is bounded below whatever the weights are, since ρ is
 */
record Kind(String name, Lagrangian lagrangian, PlainNeurons plain, boolean bounded) {
    static final Kind LOGISTIC = new Kind("logistic", Lagrangian.logistic(), PlainNeurons.logistic(), true);
    static final Kind IDENTITY = new Kind("identity", Lagrangian.identity(), PlainNeurons.identity(), false);
    static final Kind RELU = new Kind("ReLU", Lagrangian.relu(), PlainNeurons.relu(), false);
    static final Kind TANH = new Kind("tanh", Lagrangian.tanh(), PlainNeurons.tanh(), true);
    static final Kind SOFTPLUS = new Kind("softplus", Lagrangian.softplus(), PlainNeurons.softplus(), false);
    static final Kind SOFTMAX = new Kind("softmax", Lagrangian.softmax(2), PlainNeurons.softmax(2), true);
    static final Kind LAYER_NORM = new Kind("layer norm", Lagrangian.layerNorm(0.1), PlainNeurons.layerNorm(0.1), true);
    static final Kind SPHERICAL = new Kind("spherical", Lagrangian.spherical(0.5), PlainNeurons.spherical(0.5), true);

    static Kind[] all() { return new Kind[] {LOGISTIC, IDENTITY, RELU, TANH, SOFTPLUS, SOFTMAX, LAYER_NORM, SPHERICAL}; }

    static Kind[] additive() { return new Kind[] {LOGISTIC, IDENTITY, RELU, TANH, SOFTPLUS}; }

    @Override public String toString() { return name; }
}
