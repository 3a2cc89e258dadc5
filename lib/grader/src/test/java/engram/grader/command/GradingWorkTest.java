package engram.grader.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.grader.GraderException;
import engram.grader.Limits;
import engram.grader.OwnClassPath;
import engram.grader.Submission;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a submission that was sent to another machine. */
class GradingWorkTest {
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final String NAME = "hopfield-02-asynchronous-update";
    private static final Submission NOTHING = new Submission(List.of(new Submission.Cell(1, "int x = 1;")));
    private static final String HIDDEN = """
            class AsynchronousUpdateTest {
                @engram.grader.Graded(name = "own", points = 1, hint = "fixed hint")
                void own(engram.grader.Answers student) { student.call(int.class, "a-word-of-a-hidden-test"); }
            }
            """;

    @TempDir
    private Path folder;

    private GradingPlan plan() throws IOException {
        Files.writeString(folder.resolve("AsynchronousUpdateTest.java"), HIDDEN);
        return new GradingPlan(HOME.toString(), OwnClassPath.text(), NAME, folder.toString(), "", Limits.standard(), true);
    }

    private static byte[] sent(GradingWork work) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(work);
        }
        return bytes.toByteArray();
    }

    private static GradingWork received(byte[] bytes) throws IOException, ClassNotFoundException {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (GradingWork) in.readObject();
        }
    }

    /** Its plan is enough to grade by; nothing of the tests goes with it, and a machine where they are others refuses. */
    @Test
    void aMachineThatWouldGradeOtherwiseRefuses() throws IOException, ClassNotFoundException {
        var plan = plan();
        try {
            var bytes = sent(new GradingWork(plan, ReadyPlans.of(plan).settings(), NOTHING, "alice"));
            assertTrue(!new String(bytes, "ISO-8859-1").contains("a-word-of-a-hidden-test"), "what hidden tests ask is sent");
            assertEquals(0, received(bytes).run().earned().orElse(-1));
            var other = new GradingWork(plan, new Settings("of other tests"), NOTHING, "alice");
            assertTrue(assertThrows(GraderException.class, other::run).getMessage().startsWith("a machine would grade otherwise than this one does"));
        } finally {
            ReadyPlans.of(plan).close();
            ReadyPlans.forget(plan);
        }
    }
}
