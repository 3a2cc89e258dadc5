package engram.grader.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.grader.GraderException;
import engram.grader.jail.Isolation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private static final Isolation HOLDS = new Isolation(List.of("Landlock", "seccomp"), List.of());
    private static final Isolation BROKEN = new Isolation(List.of("seccomp"), List.of("A student's process could read the master."));
    private static final Isolation NONE = new Isolation(List.of(), List.of());

    @Test
    void whereAJailHoldsNothingNeedsToBeSaid() {
        assertEquals(Optional.empty(), Refusal.check(HOLDS, false));
    }

    @Test
    void whereNoneHoldsOnlyThoseWhoAreTrustedAreGraded() {
        for (var isolation : List.of(BROKEN, NONE)) {
            String refused = assertThrows(GraderException.class, () -> Refusal.check(isolation, false)).getMessage();
            assertTrue(refused.startsWith("Submissions are graded only where a jail") && refused.endsWith("say --trusted."), refused);
            assertTrue(Refusal.check(isolation, true).orElseThrow().startsWith("no jail holds here"));
        }
        assertTrue(assertThrows(GraderException.class, () -> Refusal.check(BROKEN, false)).getMessage().contains("could read the master."));
    }
}
