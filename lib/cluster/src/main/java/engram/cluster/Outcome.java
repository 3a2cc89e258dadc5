package engram.cluster;

import java.io.Serializable;
import java.io.UncheckedIOException;

/** How a piece of work has ended where it ran. That it fails is an answer like another one: Spark would try the same three times more. */
sealed interface Outcome extends Serializable {

    /** @param result what the work returned, or what it threw, as a {@link Parcel} */
    record Returned(byte[] result) implements Outcome { }

    record Threw(byte[] failure) implements Outcome { }

    static Outcome returned(Object result) {
        try {
            return new Returned(Parcel.packed(result));
        } catch (UncheckedIOException e) {
            return threw(new IllegalStateException("its result can't be sent, for it is not serialisable: " + e.getCause().getMessage(), e));
        }
    }

    static Outcome threw(Throwable failure) {
        try {
            return new Threw(Parcel.packed(failure));
        } catch (UncheckedIOException _) { // it holds something that can't be sent: its words can
            var words = new IllegalStateException(failure.toString());
            words.setStackTrace(failure.getStackTrace());
            return new Threw(Parcel.packed(words));
        }
    }
}
