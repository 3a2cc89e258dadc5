package engram.memory.training;

/** What an {@link Optimiser} remembers of a block of parameters, and its steps. */
interface Moments {
    /** Begins with the parameters as they are before the first step, which are read and not kept. */
    static Moments begin(Optimiser optimiser, float[] initial) {
        return switch (optimiser) {
            case Madam madam -> madam.begin(initial);
            case Adam adam -> adam.begin(initial);
        };
    }

    /** The arrays that are remembered, as long as the block each, to be saved and filled again. */
    float[][] memory();

    /**
     * Moves the parameters from {@code from} to {@code to} − 1 by one step. Threads may do ranges that do not overlap at a time.
     *
     * @param parameters of the block
     * @param gradient   that of parameter {@code from + k} is number {@code at + k}; overwritten
     * @param rate       the learning rate
     * @param step       counted from 1
     */
    void step(float[] parameters, int from, int to, float[] gradient, int at, double rate, long step);
}
