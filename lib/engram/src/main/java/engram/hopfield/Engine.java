package engram.hopfield;

/** A way to compute the recall of a network. All of them give the same bits where they apply. */
interface Engine {
    /**
     * @param probes   p states of N neurons, probe μ to be compared with pattern μ
     * @param diagonal N·J_ii = λp
     */
    Recall recall(Patterns probes, double diagonal, Update update, int steps);
}
