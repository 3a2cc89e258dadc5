package engram.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    Path folder;

    @AfterEach
    void nothingElseIsLeft() throws IOException {
        try (var files = Files.walk(folder)) {
            var temporary = files.filter(file -> file.getFileName().toString().startsWith(".")).toList();
            assertEquals(List.of(), temporary);
        }
    }

    @Test
    void theNewTakesThePlaceOfTheOld() throws Exception {
        Path file = folder.resolve("a.txt");
        WholeFile.write(file, "first, and longer");
        WholeFile.write(file, "α\n");
        assertArrayEquals(new byte[] {(byte) 0xce, (byte) 0xb1, '\n'}, Files.readAllBytes(file));
    }

    /** A reader sees the old or the new, and eight threads that write the same file don't mix. */
    @Test
    void aReaderNeverSeesHalf() throws Exception {
        Path file = folder.resolve("a");
        WholeFile.write(file, filled(0));
        var failures = new ConcurrentLinkedQueue<Throwable>();
        var writers = IntStream.range(0, 8).mapToObj(k -> Thread.ofPlatform().uncaughtExceptionHandler((_, e) -> failures.add(e))
                .start(() -> IntStream.range(0, 10).forEach(_ -> WholeFile.write(file, filled(k))))).toList();
        while (writers.stream().anyMatch(Thread::isAlive)) {
            byte[] seen = Files.readAllBytes(file);
            assertArrayEquals(filled(seen[0]), seen);
        }
        assertEquals(List.of(), List.copyOf(failures));
    }

    private static byte[] filled(int k) {
        byte[] bytes = new byte[100_000 * (k + 1)];
        Arrays.fill(bytes, (byte) k);
        return bytes;
    }

    /** In a folder of several users, somebody may have put links where a part or a lock is expected. */
    @Test
    void aLinkThatLiesInWaitIsNotFollowed() throws Exception {
        Path file = folder.resolve("a"), foreign = Files.writeString(folder.resolve("foreign"), "mine");
        String writer = ProcessHandle.current().pid() + "-" + Thread.currentThread().threadId();
        var links = Stream.of(".a.part", ".a." + writer + ".part", ".a.lock").map(folder::resolve).toList();
        for (Path link : links) Files.createSymbolicLink(link, foreign);
        WholeFile.write(file, "text");
        WholeFile.writeClaimed(file, out -> out.write(1));
        Path lock = links.getLast().toRealPath(LinkOption.NOFOLLOW_LINKS);
        assertEquals("The file " + file + " can't be written: its lock, " + lock + ", is no file.",
                OneSentence.of(FileException.class, () -> Claim.on(file)));
        assertEquals("mine", Files.readString(foreign));
        for (Path link : links) Files.delete(link);
    }

    @Test
    void whatFailsLeavesTheOld() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "old");
        String message = OneSentence.of(FileException.class, () -> WholeFile.writeClaimed(file, out -> {
            out.write(1);
            throw new IOException("No space left on device");
        }));
        assertEquals("The file " + file + " can't be written: No space left on device.", message);
        assertEquals("old", Files.readString(file));
    }

    @Test
    void whatIsInTheWayIsNamed() {
        Path missing = folder.resolve("none/a");
        assertEquals("The file " + missing + " can't be written: there is no folder " + missing.getParent() + ".",
                OneSentence.of(FileException.class, () -> WholeFile.write(missing, "")));
        assertEquals("The file " + folder + " can't be written: there is a folder of that name.",
                OneSentence.of(FileException.class, () -> WholeFile.write(folder, "")));
        OneSentence.of(FileException.class, () -> WholeFile.write(Path.of("/"), ""));
    }

    @Test
    void aPipeIsLeftAlone() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        OneSentence.of(FileException.class, () -> WholeFile.write(pipe, "text"));
        assertFalse(Files.isRegularFile(pipe));
    }

    /** Not even root may make a file there. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderWhereOneMayNotWriteIsNamed() {
        String message = OneSentence.of(FileException.class, () -> WholeFile.write(Path.of("/sys/kernel/a"), ""));
        assertTrue(message.matches("The file /sys/kernel/a can't be written: (you may not write to the folder /sys/kernel"
                + "|Permission denied|Operation not permitted|Read-only file system)\\."), message);
    }

    @Test
    void aLinkStaysAndWhatItLeadsToIsReplaced() throws Exception {
        Path target = Files.writeString(Files.createDirectory(folder.resolve("elsewhere")).resolve("a"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        WholeFile.write(link, "new");
        assertTrue(Files.isSymbolicLink(link));
        assertFalse(Files.isSymbolicLink(target));
        assertEquals("new", Files.readString(target));
    }

    @Test
    void aLinkToWhatIsNotThereYetStaysToo() throws Exception {
        Path target = Files.createDirectory(folder.resolve("elsewhere")).resolve("a");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("elsewhere/a"));
        WholeFile.write(link, "new");
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(target));
    }

    @Test
    void permissionsStay() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "old");
        for (String permissions : List.of("rwx------", "rw-rw-rw-")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            WholeFile.write(file, permissions);
            assertEquals(permissions, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void anInterruptDisturbsNothing() throws Exception {
        Path file = folder.resolve("a");
        Thread.currentThread().interrupt();
        WholeFile.write(file, "all");
        assertTrue(Thread.interrupted(), "the interrupt stays set");
        assertEquals("all", Files.readString(file));
    }

    /** The limit on the size of a file stands for a disk that is full. */
    @Test
    void aFullDiskIsNamedAndNothingIsLost() throws Exception {
        Path old = Files.writeString(folder.resolve("whole"), "old");
        Path state = folder.resolve("checkpoint"), table = folder.resolve("table.csv");
        WriterTasks.checkpoint(1, 10).write(state);
        try (var writer = new WriterJvm("ulimit -f 100", "overfill", folder, 1 << 20)) {
            for (Path file : List.of(old, state, table)) assertEquals("The file " + file + " can't be written: File too large.", writer.next());
            assertEquals("rows", writer.next());
        }
        assertEquals("old", Files.readString(old));
        assertEquals(1, WriterTasks.number(Checkpoint.read(state)));
        try (var rows = ResumableTable.open(table, new TableHead("text", "", List.of("text"), 3))) {
            assertEquals(List.of(), WriterTasks.dropped(rows));
            assertEquals(List.of("short", "short too"), rows.values());
        }
    }
}
