package engram.grader;

import engram.grader.jail.Jail;
import engram.grader.student.Frame;
import engram.grader.student.PlainData;
import engram.grader.student.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process with the student's code in it, asked one thing at a time. When it gives no answer, it is ended. Used by one thread. */
final class ChildJvm implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int THREADS = 1000;
    /** Bytes: each file may be small, and there be many. */
    private static final long WRITTEN = 512 << 20;
    /** After its output has ended, the process may need a moment to end itself. */
    private static final Duration END = Duration.ofSeconds(5);

    private final Limits limits;
    private final Allowance allowance;
    private final Jail jail;
    private final Process process;
    private final Runnable ended;
    private final OutputStream requests;
    private final ChildOutput output;
    private final SecureRandom random = new SecureRandom();
    private long lastLook = System.nanoTime();
    private boolean closed;

    /**
     * @param allowance what is left to the submission
     * @param ended     is run once, when the process is gone
     */
    ChildJvm(Process process, Limits limits, Allowance allowance, Jail jail, Runnable ended) {
        this.process = process;
        this.limits = limits;
        this.allowance = allowance;
        this.jail = jail;
        this.ended = ended;
        requests = process.getOutputStream();
        output = new ChildOutput(process.getInputStream());
    }

    /**
     * Sends a request and returns what answers it.
     *
     * @param limit how long that may take
     * @throws ChildEnd        when there is no answer; the process is gone then
     * @throws GraderException when the answer could not be read, which is no student's fault; the process is gone, too
     */
    Reply ask(byte[] content, Duration limit) throws ChildEnd {
        String id = id();
        var answer = output.expect(id);
        long start = System.nanoTime();
        Thread.ofVirtual().start(() -> send(id, content)); // with a large request it waits until the process reads
        try {
            var reply = Reply.of(await(answer, limit, start));
            if (System.nanoTime() - lastLook > LOOK.toNanos()) {
                judge(look()); // many short calls are to be seen as a long one is
            }
            return reply;
        } catch (PlainData.NotPlain damaged) {
            close();
            throw ChildEnd.disturbed();
        } catch (ChildEnd end) {
            close();
            throw end;
        } catch (Error failure) {
            throw unread(failure);
        } finally {
            allowance.took(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private String id() {
        var bytes = new byte[Frame.ID / 2];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void send(String id, byte[] content) {
        try {
            requests.write(Frame.request(id, content));
            requests.flush();
        } catch (IOException _) {
            // the process has ended, which the end of its output says as well
        }
    }

    private byte[] await(CompletableFuture<byte[]> answer, Duration limit, long start) throws ChildEnd {
        var first = ChildUse.nothing();
        for (boolean isFirst = true; ; isFirst = false) {
            var left = limit.minusNanos(System.nanoTime() - start);
            try {
                return answer.get(Math.clamp(left.toNanos(), 1, LOOK.toNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException _) {
                var use = look();
                first = isFirst ? use : first;
                judge(use, first, limit, Duration.ofNanos(System.nanoTime() - start));
            } catch (ExecutionException end) {
                if (end.getCause() instanceof Error failure) {
                    throw unread(failure);
                }
                throw ChildEnd.by(status(), output.printed(), limits);
            } catch (InterruptedException interrupted) {
                close();
                Thread.currentThread().interrupt();
                throw new GraderException("Grading was interrupted.", interrupted);
            }
        }
    }

    /** What failed is the grader, for want of memory most likely: that is no student's zero. */
    private GraderException unread(Error failure) {
        close();
        return new GraderException("An answer could not be read: " + failure, failure);
    }

    private ChildUse look() {
        var use = ChildUse.of(process);
        allowance.cpu(use.cpu());
        lastLook = System.nanoTime();
        return use;
    }

    /** Fails when the call has used up what it may. */
    private void judge(ChildUse use, ChildUse first, Duration limit, Duration taken) throws ChildEnd {
        var overdrawn = allowance.overdrawn(taken);
        if (overdrawn.isPresent()) {
            throw ChildEnd.overdrawn(overdrawn.get());
        }
        judge(use);
        if (taken.compareTo(limit) >= 0) {
            throw ChildEnd.late(limit, use.showsLoadSince(first, taken));
        }
    }

    /** Fails when the process has more than it may. */
    private void judge(ChildUse use) throws ChildEnd {
        if (use.threads() > THREADS) {
            throw ChildEnd.crowded(THREADS);
        }
        if (use.written() > WRITTEN) {
            throw ChildEnd.wrote(WRITTEN >> 20);
        }
        if (use.memory() > limits.memory()) {
            throw ChildEnd.large(limits.memory());
        }
    }

    private int status() {
        try {
            if (process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    /** Takes what was printed during the last call. */
    String takePrinted() {
        return output.takePrinted();
    }

    boolean isAlive() {
        return !closed && process.isAlive();
    }

    /** Ends the process and what it has started. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            allowance.processEnded();
            jail.end(process);
            ended.run();
        }
    }
}
