package engram.grader.student;

import engram.kernel.code.Cell;
import engram.kernel.code.CodeError;
import engram.kernel.run.CellCode;
import engram.kernel.run.CellInterrupted;
import engram.kernel.run.CellThread;
import engram.kernel.shell.CellFailure;
import engram.kernel.shell.Failures;
import engram.kernel.shell.JavaShell;
import engram.kernel.shell.Origins;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The functions that the cells of a notebook declare, called by name. Used by one thread. */
final class Functions {
    /** In the kernel's words for a function that is there and names something that is not. */
    private static final String UNTIL = " cannot be used until ";

    private final CellThread thread = new CellThread();
    private final JavaShell shell = new JavaShell(thread, new Origins(), List.of(), _ -> { });
    private final Failures failures = new Failures(shell.origins());
    private final Map<String, Call> bySignature = new HashMap<>();

    /** A function has no answer, or a cell does not run; the message is for the student. */
    static final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean memoryWasFull;

        NoAnswer(String message) {
            this(message, false);
        }

        private NoAnswer(String message, boolean memoryWasFull) {
            super(message);
            this.memoryWasFull = memoryWasFull;
        }

        /** Static variables may still hold what filled it. */
        boolean memoryWasFull() {
            return memoryWasFull;
        }
    }

    /** What a function returned, or threw. */
    private sealed interface Outcome {
        record Returned(Object value) implements Outcome {
        }

        record Threw(Throwable thrown) implements Outcome {
        }
    }

    /** Runs a cell, numbered as a reader counts. */
    void run(int number, String source) throws NoAnswer {
        var cell = new Cell(number, source);
        thread.begin();
        try {
            shell.run(cell);
        } catch (CodeError error) {
            throw new NoAnswer("cell %d does not compile: %s".formatted(number, failures.of(cell, error).message()));
        } catch (CellFailure failure) {
            throw new NoAnswer("cell %d %s".formatted(number, told(failure.getCause())));
        } catch (CellInterrupted interrupted) {
            throw new NoAnswer("cell %d was interrupted".formatted(number));
        } finally {
            thread.end();
        }
    }

    /** Calls a function and returns what it returned, which may be anything. */
    Object call(String name, Object... arguments) throws NoAnswer {
        var types = new ArrayList<String>();
        for (Object argument : arguments) {
            types.add(PlainData.typeName(argument).orElseThrow());
        }
        String signature = "%s(%s)".formatted(name, String.join(", ", types));
        var function = function(signature, name, types);
        endOtherThreads(); // those that had not begun when the call before this one ended
        thread.begin();
        try {
            return switch (shell.asCell(Outcome.class, () -> outcome(function, arguments))) {
                case Outcome.Returned(Object value) -> value;
                case Outcome.Threw(Throwable thrown) -> throw threw(signature, thrown);
            };
        } catch (CellFailure failure) {
            throw threw(signature, failure.getCause());
        } catch (CellInterrupted interrupted) {
            throw new NoAnswer("%s was interrupted".formatted(signature));
        } finally {
            thread.end();
        }
    }

    private static Outcome outcome(Call function, Object[] arguments) {
        try {
            return new Outcome.Returned(function.on(arguments));
        } catch (Throwable thrown) {
            return new Outcome.Threw(thrown);
        }
    }

    /**
     * Ends what code of cells has left running on other threads.
     *
     * @return whether some of it goes on
     */
    boolean endOtherThreads() {
        if (CellCode.threads(Thread.currentThread()).isEmpty()) {
            return false;
        }
        thread.interrupt();
        thread.begin(); // waits until they are stopped
        thread.end();
        return !CellCode.threads(Thread.currentThread()).isEmpty();
    }

    /** Compiles, once a signature, {@code a -> sweep((int[]) a[0], (double) a[1])}. */
    private Call function(String signature, String name, List<String> types) throws NoAnswer {
        var known = bySignature.get(signature);
        if (known != null) {
            return known;
        }
        var casts = new ArrayList<String>();
        for (int i = 0; i < types.size(); i++) {
            casts.add("(%s) a[%d]".formatted(types.get(i).replace("String", "java.lang.String"), i));
        }
        String lambda = "(%s) a -> %s(%s)".formatted(Call.class.getName(), name, String.join(", ", casts));
        try {
            var made = (Call) shell.run(new Cell(0, lambda)).shown().orElseThrow().value();
            bySignature.put(signature, made);
            return made;
        } catch (CodeError missing) {
            String why = missing.getMessage().contains(UNTIL) ? ": " + missing.getMessage() : "";
            throw new NoAnswer("the notebook has no function %s that returns a value%s".formatted(signature, why));
        } catch (CellFailure failure) {
            throw new NoAnswer("%s cannot be called: it %s".formatted(signature, told(failure.getCause())));
        } catch (CellInterrupted interrupted) {
            throw new NoAnswer("%s was interrupted".formatted(signature));
        }
    }

    private static NoAnswer threw(String signature, Throwable thrown) {
        return new NoAnswer("%s %s".formatted(signature, told(thrown)), thrown instanceof OutOfMemoryError);
    }

    private static String told(Throwable thrown) {
        try {
            return Told.of(thrown);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("nobody interrupts this process's own thread", interrupted);
        }
    }
}
