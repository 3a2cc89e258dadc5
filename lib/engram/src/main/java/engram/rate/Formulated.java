package engram.rate;

/** What knows the formula that it computes: {@link Reading} takes that one, and does not look at its code. */
public interface Formulated {

    /** What it computes of its arguments, in their order. */
    Formula formula();
}
