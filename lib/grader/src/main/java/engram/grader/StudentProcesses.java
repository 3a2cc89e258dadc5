package engram.grader;

import engram.grader.jail.Jail;
import engram.grader.jail.NativeLibraries;
import engram.grader.jail.Room;
import engram.grader.student.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * Starts the processes of a grading run, which share what is made once: the copies of libraries without what {@link OwnWork} leaves out. Used by
 * as many threads as there are submissions at a time.
 */
final class StudentProcesses implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);

    private final Limits limits;
    private final Jail jail;
    private final Workshop workshop = new Workshop();
    private final StudentCommand command;
    private final Path place;
    private final Map<LeftOut, StudentClassPath> classPaths = new HashMap<>();
    private final Map<List<Path>, StartArchive> archives = new HashMap<>();
    private final BitSet slots = new BitSet();
    private final ReadWriteLock turns = new ReentrantReadWriteLock(true);

    StudentProcesses(Limits limits, Jail jail) {
        this.limits = limits;
        this.jail = jail;
        try {
            command = new StudentCommand(limits.heap(), natives());
            place = place();
        } catch (IOException failure) {
            workshop.close();
            throw new GraderException("The library's native parts cannot be unpacked: " + failure.getMessage(), failure);
        }
    }

    /** Where small things are kept for later runs: beside the grader's classes, or nowhere but in this run's folder. */
    private Path place() throws IOException {
        var beside = StudentClassPath.origin().resolveSibling("student");
        try {
            Files.createDirectories(beside);
            Files.delete(Files.createTempFile(beside, "try", ".part"));
            return beside;
        } catch (IOException closed) {
            return Files.createDirectories(workshop.folder().resolve("student"));
        }
    }

    /** Where native libraries are unpacked: beside the grader's classes for good, or for this run where nothing may be written there. */
    private Path natives() throws IOException {
        var libraries = StudentClassPath.libraries();
        try {
            return NativeLibraries.unpack(StudentClassPath.origin().resolveSibling("natives"), libraries);
        } catch (IOException closed) {
            return NativeLibraries.unpack(workshop.folder().resolve("natives"), libraries);
        }
    }

    Jail jail() {
        return jail;
    }

    Limits limits() {
        return limits;
    }

    /** The class path of a process without what is left out, made when it is asked for first. */
    StudentClassPath classPath(LeftOut leftOut) {
        synchronized (classPaths) {
            return classPaths.computeIfAbsent(leftOut, _ -> StudentClassPath.in(workshop.folder().resolve("classes-" + classPaths.size()), leftOut, place));
        }
    }

    private Optional<Path> archive(StudentClassPath classPath) {
        var lasting = classPath.entries().subList(0, classPath.lasting());
        StartArchive archive;
        synchronized (archives) {
            archive = archives.computeIfAbsent(lasting, jars -> new StartArchive(command, jars, place));
        }
        return archive.forNextStart();
    }

    /**
     * Starts a process that has answered once.
     *
     * @throws ChildEnd        when what is left to the submission is too little for that
     * @throws GraderException when it does not start, which is no student's fault
     */
    ChildJvm start(LeftOut leftOut, Allowance allowance) throws ChildEnd {
        try {
            return started(leftOut, allowance);
        } catch (ChildEnd | IOException once) {
            var overdrawn = allowance.overdrawn();
            if (overdrawn.isPresent()) {
                throw ChildEnd.overdrawn(overdrawn.get()).of("the notebook");
            }
            try {
                return started(leftOut, allowance);
            } catch (ChildEnd | IOException again) {
                throw new GraderException("The process for a student's code could not be started; it " + again.getMessage() + ".", again);
            }
        }
    }

    private ChildJvm started(LeftOut leftOut, Allowance allowance) throws IOException, ChildEnd {
        var classPath = classPath(leftOut);
        int slot = takeSlot();
        try {
            return started(classPath, allowance, slot);
        } catch (IOException failure) {
            giveBack(slot);
            throw failure;
        }
    }

    private ChildJvm started(StudentClassPath classPath, Allowance allowance, int slot) throws IOException, ChildEnd {
        var work = workshop.folder().resolve("slot-" + slot).resolve("work");
        Files.createDirectories(work.getParent());
        Folders.remove(work);
        Files.createDirectory(work); // never with something in it that another submission has left
        var archive = archive(classPath);
        var readable = Stream.of(Stream.of(command.natives()), archive.stream(), classPath.entries().stream()).flatMap(each -> each).toList();
        var room = new Room(work, readable, limits.cpu(), 4 * limits.heap());
        var child = new ChildJvm(jail.start(command.of(classPath.entries(), work, archive), room), limits, allowance, jail, () -> {
            Folders.remove(work);
            giveBack(slot);
        });
        child.ask(Request.hello(), START);
        return child;
    }

    private int takeSlot() {
        synchronized (slots) {
            int slot = slots.nextClearBit(0);
            slots.set(slot);
            return slot;
        }
    }

    private void giveBack(int slot) {
        synchronized (slots) {
            slots.clear(slot);
        }
    }

    /** What is asked of a student's process. */
    interface Question<T> {
        T ask() throws ChildEnd;
    }

    /** Asks while others may be asked, too. */
    <T> T beside(Question<T> question) throws ChildEnd {
        turns.readLock().lock();
        try {
            return question.ask();
        } finally {
            turns.readLock().unlock();
        }
    }

    /** Waits until no other question of this run is being answered, and asks while all others wait. */
    <T> T alone(Question<T> question) throws ChildEnd {
        turns.writeLock().lock();
        try {
            return question.ask();
        } finally {
            turns.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        workshop.close();
    }
}
