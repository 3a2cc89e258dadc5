package engram.grader.student;

import engram.grader.student.Functions.NoAnswer;
import engram.grader.student.PlainData.NotPlain;
import engram.kernel.run.StrayErrors;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The student's process: answers one request after the other until stdin ends. */
public final class Student {
    /** The exit status of a process that has no memory left to answer with. */
    public static final int NO_MEMORY = 77;

    private final Functions functions = new Functions();

    private Student() {
    }

    public static void main(String[] arguments) throws InterruptedException, IOException {
        var printed = new Printed(new FileOutputStream(FileDescriptor.out));
        var requests = new LinkedBlockingQueue<byte[]>();
        var input = new DataInputStream(System.in);
        Thread.ofPlatform().name("requests").daemon().start(() -> read(input, requests));
        System.setIn(InputStream.nullInputStream());
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(System.out);
        Thread.setDefaultUncaughtExceptionHandler(new StrayErrors());
        try {
            var student = new Student();
            while (true) {
                var request = requests.take();
                byte[] answer = student.answer(new DataInputStream(new ByteArrayInputStream(request, Frame.ID, request.length - Frame.ID)));
                printed.answer(Frame.head(Arrays.copyOf(request, Frame.ID)), answer);
            }
        } catch (OutOfMemoryError full) {
            Runtime.getRuntime().halt(NO_MEMORY);
        }
    }

    /** Ends this process with the one that started it, whatever the student's code is doing. */
    private static void read(DataInputStream input, BlockingQueue<byte[]> requests) {
        try {
            while (true) {
                requests.add(Frame.next(input));
            }
        } catch (IOException _) {
            Runtime.getRuntime().halt(0);
        }
    }

    private byte[] answer(DataInputStream request) throws IOException {
        try {
            byte[] answered = switch (Request.values()[request.readUnsignedByte()]) {
                case HELLO -> Reply.answer("");
                case CELL -> {
                    functions.run(request.readInt(), Frame.readText(request));
                    yield Reply.answer("");
                }
                case CALL -> call(request);
            };
            return Reply.with(answered, functions.endOtherThreads());
        } catch (NoAnswer failure) {
            return Reply.with(Reply.failure(failure.getMessage()), functions.endOtherThreads() || failure.memoryWasFull());
        } catch (NotPlain impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] call(DataInputStream request) throws IOException, NoAnswer, NotPlain {
        String name = Frame.readText(request);
        var arguments = new Object[request.readUnsignedByte()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = PlainData.read(request);
        }
        Object value = functions.call(name, arguments);
        try {
            return Reply.answer(value);
        } catch (NotPlain what) {
            throw new NoAnswer("%s returned %s; it must return numbers, texts or complete arrays of them".formatted(name, what.getMessage()));
        }
    }
}
