package engram.hopfield;

/** A way to compute what probes do in a network. All of them give the same bits where they apply. */
interface Engine {
    /**
     * Lets the probes evolve and tells what they do.
     *
     * @param probes   any number of states of N neurons
     * @param diagonal N·J_ii = λp
     */
    void recall(Patterns probes, double diagonal, Update update, Recorder recorder);
}
