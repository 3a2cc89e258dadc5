package engram.ode;

/**
 * What a run has cost.
 *
 * @param evaluations how often the right-hand side was asked for
 * @param steps       that were tried
 * @param accepted    steps that were made
 * @param rejected    steps that were tried again with a shorter length, those before the first accepted one not counted, as in DOPRI5
 */
public record Cost(long evaluations, long steps, long accepted, long rejected) { }
