package engram.grader.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.grader.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradeFileTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("grade.json");
    }

    @Test
    void whatWasGradedIsFoundByItsKeyAlone() {
        var kept = new GradeFile("alice", "hash", "x", new Result(List.of(), "", "none", 1));
        kept.write(file());
        assertEquals(Optional.of(kept), GradeFile.read(file(), "x"));
        assertEquals(Optional.empty(), GradeFile.read(file(), "y"));
    }

    @Test
    void whatIsDamagedOrOlderCountsAsNone() throws IOException {
        for (String text : List.of("", "{", "[]", "{\"key\":\"x\"}", "{\"key\":\"x\",\"result\":{}}", "{\"key\":\"x\",\"result\":{\"grades\":[{}]}}")) {
            Files.writeString(file(), text);
            assertEquals(Optional.empty(), GradeFile.read(file(), "x"), text);
        }
    }
}
