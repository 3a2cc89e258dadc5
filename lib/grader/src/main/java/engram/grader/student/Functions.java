package engram.grader.student;

import engram.kernel.code.Cell;
import engram.kernel.code.CodeError;
import engram.kernel.run.CellInterrupted;
import engram.kernel.shell.CellFailure;
import engram.kernel.shell.Failure;
import engram.kernel.shell.Failures;
import engram.kernel.shell.JavaShell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The functions that the cells of a notebook declare, called by name. Used by one thread. */
final class Functions {
    private final JavaShell shell = new JavaShell();
    private final Failures failures = new Failures(shell.origins());
    private final Map<String, Call> bySignature = new HashMap<>();

    /** A function has no answer, or a cell does not run; the message is for the student. */
    static final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1L;

        NoAnswer(String message) {
            super(message);
        }
    }

    /** Runs a cell, numbered as a reader counts. */
    void run(int number, String source) throws NoAnswer {
        var cell = new Cell(number, source);
        try {
            shell.run(cell);
        } catch (CodeError error) {
            throw new NoAnswer("cell %d does not compile: %s".formatted(number, failures.of(cell, error).message()));
        } catch (CellFailure thrown) {
            throw new NoAnswer("cell %d threw %s".formatted(number, told(failures.of(thrown))));
        } catch (CellInterrupted interrupted) {
            throw new NoAnswer("cell %d was interrupted".formatted(number));
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
        try {
            return shell.asCell(Object.class, () -> function.on(arguments));
        } catch (CellFailure thrown) {
            throw new NoAnswer("%s threw %s".formatted(signature, told(failures.of(thrown))));
        } catch (CellInterrupted interrupted) {
            throw new NoAnswer("%s was interrupted".formatted(signature));
        }
    }

    /** Compiles, once a signature, {@code a -> sweep((int[]) a[0], (double) a[1])}. */
    private Call function(String signature, String name, List<String> types) throws NoAnswer {
        var known = bySignature.get(signature);
        if (known != null) {
            return known;
        }
        var casts = new ArrayList<String>();
        for (int i = 0; i < types.size(); i++) {
            casts.add("(%s) a[%d]".formatted(types.get(i), i));
        }
        String lambda = "(%s) a -> %s(%s)".formatted(Call.class.getName(), name, String.join(", ", casts));
        try {
            var made = (Call) shell.run(new Cell(0, lambda)).shown().orElseThrow().value();
            bySignature.put(signature, made);
            return made;
        } catch (CodeError missing) {
            throw new NoAnswer("the notebook has no function %s that returns a value".formatted(signature));
        } catch (CellFailure | CellInterrupted undefined) {
            throw new NoAnswer("%s cannot be called: %s".formatted(signature, undefined.getMessage()));
        }
    }

    private static String told(Failure failure) {
        return failure.message().isEmpty() ? failure.name() : failure.name() + ": " + failure.message();
    }
}
