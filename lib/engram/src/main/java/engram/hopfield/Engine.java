package engram.hopfield;

/** A way to compute the recall of a network. All of them give the same bits where they apply. */
interface Engine {
    /**
     * Lets the probes evolve and writes down what they do.
     *
     * @param probes   p states of N neurons
     * @param diagonal N·J_ii = λp
     */
    void recall(Patterns probes, double diagonal, Update update, RecallRecorder recorder);
}
