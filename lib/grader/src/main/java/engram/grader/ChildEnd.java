package engram.grader;

import engram.grader.student.Student;
import java.time.Duration;

/** A process with student's code gave no answer and is ended; the message is the end of a sentence that begins with what was asked. */
final class ChildEnd extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int SIGNAL = 128;

    private final boolean underLoad;

    private ChildEnd(String message, boolean underLoad) {
        super(message);
        this.underLoad = underLoad;
    }

    /** It took too long; {@code underLoad} says whether the machine was busy with others meanwhile. */
    static ChildEnd late(Duration limit, boolean underLoad) {
        return new ChildEnd("gave no answer within %s s; is there a loop without end?".formatted(seconds(limit)), underLoad);
    }

    /** All calls together took too long. */
    static ChildEnd overdrawn(String sentence) {
        return new ChildEnd("was not finished: " + sentence, false);
    }

    /** It has more threads than the machine can bear. */
    static ChildEnd crowded(int most) {
        return new ChildEnd("started more than %,d threads".formatted(most), false);
    }

    /** It wrote more than a disk can bear. */
    static ChildEnd wrote(long most) {
        return new ChildEnd("wrote more than %d MB".formatted(most), false);
    }

    /** It has more in memory than the machine can bear. */
    static ChildEnd large(long most) {
        return new ChildEnd(needsMore(most >> 20), false);
    }

    private static String needsMore(long most) {
        return "needs more memory than the %d MB that there are".formatted(most);
    }

    /** It answered what is no answer. */
    static ChildEnd disturbed() {
        return new ChildEnd("did not answer in the agreed form; leave the process's own output and input alone", false);
    }

    /**
     * It ended by itself, or something ended it.
     *
     * @param status   its exit status, 128 + n for signal n
     * @param printed what it wrote last
     * @param limits   what it had
     */
    static ChildEnd by(int status, String printed, Limits limits) {
        boolean full = status == Student.NO_MEMORY || printed.contains("There is insufficient memory for the Java Runtime");
        return new ChildEnd(full ? needsMore(limits.heap() >> 20) : switch (status - SIGNAL) {
            case 24 -> "used up the %s s on the processor that a submission has".formatted(seconds(limits.cpu()));
            case 9 -> "was ended by the system, most likely because it took too much memory";
            case 4, 6, 7, 8, 11 -> "crashed the Java machine itself (signal %d)".formatted(status - SIGNAL);
            case 31 -> "asked the system for something that is refused here";
            case 1, 2, 3, 13, 14, 15 -> "was ended by a signal (%d)".formatted(status - SIGNAL);
            default -> "ended the whole program";
        }, false);
    }

    /** The whole sentence. */
    ChildEnd of(String whatWasAsked) {
        return new ChildEnd(whatWasAsked + " " + getMessage(), underLoad);
    }

    /** Whether it may have been late only because the machine was busy. */
    boolean isUnderLoad() {
        return underLoad;
    }

    static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0 ? Long.toString(time.toSeconds()) : Double.toString(time.toMillis() / 1000.0);
    }
}
