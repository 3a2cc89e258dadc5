package engram.grader;

import engram.grader.jail.Jail;
import engram.grader.jail.Room;
import engram.grader.student.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
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
    private final LastingPlaces places;
    private final StudentCommand command;
    private final Map<LeftOut, StudentClassPath> classPaths = new HashMap<>();
    private final Map<List<Path>, StartArchive> archives = new HashMap<>();
    private final AtomicLong starts = new AtomicLong();
    private final ReadWriteLock turns = new ReentrantReadWriteLock(true);

    StudentProcesses(Limits limits, Jail jail) {
        this.limits = limits;
        this.jail = jail;
        try {
            places = LastingPlaces.beside(workshop.folder());
        } catch (IOException failure) {
            workshop.close();
            throw new GraderException("The library's native parts cannot be unpacked: " + failure.getMessage(), failure);
        }
        command = new StudentCommand(limits.heap(), places.natives());
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
            return classPaths.computeIfAbsent(leftOut, _ -> StudentClassPath.in(workshop.folder().resolve("classes-" + classPaths.size()), leftOut, places.small()));
        }
    }

    private Optional<Path> archive(StudentClassPath classPath) {
        var lasting = classPath.entries().subList(0, classPath.lasting());
        StartArchive archive;
        synchronized (archives) {
            archive = archives.computeIfAbsent(lasting, jars -> new StartArchive(command, jars, places.small()));
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
        var around = workshop.folder().resolve("process-" + starts.incrementAndGet()); // a name of its own: it may be impossible to remove what another has left
        var work = around.resolve("work");
        Files.createDirectory(around);
        Files.createDirectory(work);
        ChildJvm child;
        try {
            child = started(classPath, allowance, work, () -> Folders.remove(around));
        } catch (IOException | RuntimeException | Error failure) {
            Folders.remove(around);
            throw failure;
        }
        child.ask(Request.hello(), START);
        return child;
    }

    private ChildJvm started(StudentClassPath classPath, Allowance allowance, Path work, Runnable ended) throws IOException {
        var archive = archive(classPath);
        var readable = Stream.of(Stream.of(command.natives()), archive.stream(), classPath.entries().stream()).flatMap(each -> each).toList();
        var room = new Room(work, readable, limits.cpu(), limits.memory());
        return new ChildJvm(jail.start(command.of(classPath.entries(), work, archive), room), limits, allowance, jail, ended);
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
