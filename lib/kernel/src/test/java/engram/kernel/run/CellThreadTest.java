package engram.kernel.run;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which cell an interrupt is meant for. Sent and come are two things: cells and interrupts have sockets of their own. */
class CellThreadTest {
    private static final Instant EARLY = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant LATE = EARLY.plusMillis(1);

    private final CellThread thread = new CellThread();

    private void ends() {
        thread.begin();
        assertThrows(CellInterrupted.class, thread::checkInterrupted);
        thread.end();
    }

    private void runs() {
        thread.begin();
        assertDoesNotThrow(thread::checkInterrupted);
        thread.end();
    }

    @Test
    void cellThatWaitsIsEndedAtItsStart() {
        thread.expect(EARLY);
        thread.interrupt(LATE);
        ends();
        thread.expect(LATE);
        runs();
    }

    @Test
    void cellThatIsSentLaterRuns() {
        thread.interrupt(EARLY);
        thread.expect(LATE);
        runs();
    }

    @Test
    void cellThatHasOvertakenTheInterruptRuns() {
        thread.expect(LATE);
        thread.interrupt(EARLY);
        runs();
        thread.expect(LATE);
        thread.begin();
        thread.interrupt(EARLY);
        assertDoesNotThrow(thread::checkInterrupted);
    }

    @Test
    void interruptThatHasOvertakenTheCellEndsIt() {
        thread.interrupt(LATE);
        thread.expect(EARLY);
        ends();
    }

    @Test
    void interruptThatComesTooLateForOneCellIsTheNextOnes() {
        thread.expect(EARLY);
        thread.begin();
        thread.expect(EARLY);
        thread.interrupt(LATE);
        thread.end();
        ends();
    }

    @Test
    void interruptThatHasEndedOneCellIsNotTheNextOnes() {
        thread.expect(EARLY);
        thread.expect(EARLY);
        thread.interrupt(LATE);
        ends();
        runs();
    }

    @Test
    void interruptDiesWithTheCellThatIsWithdrawn() {
        thread.expect(EARLY);
        thread.interrupt(LATE);
        thread.withdraw();
        thread.expect(LATE);
        runs();
    }
}
