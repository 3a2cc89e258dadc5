package engram.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jshell.EvalException;
import jdk.jshell.UnresolvedReferenceException;

/** Tells errors of cells in the words of the cell: its lines, its classes, nothing of the kernel. */
public final class Failures {
    private static final int FRAMES = 30;
    private static final int CAUSES = 10;
    private static final String MEMORY = ". The kernel may use %,d MB; what no variable holds any more is free for new "
            + "objects, so set large ones that you have done with to null, or restart the kernel";
    private static final String KERNEL = "engram.kernel.";

    private final Origins origins;

    public Failures(Origins origins) {
        this.origins = origins;
    }

    /** Code that does not compile. */
    public Failure of(Cell run, CodeError error) {
        var cell = error.place().orElse(run);
        var lines = new ArrayList<String>();
        for (var problem : error.problems()) {
            int line = cell.line(problem.start());
            int column = cell.column(problem.start());
            int lineEnd = cell.source().indexOf('\n', problem.start());
            int end = Math.min(problem.end(), lineEnd < 0 ? cell.source().length() : lineEnd);
            lines.add(Ansi.error("error") + " in " + cell.name() + ", "
                    + Ansi.place("line " + line + ", column " + column) + ": " + problem.message());
            lines.addAll(Excerpt.of(cell, line, column, Math.max(1, end - problem.start())));
        }
        var first = error.problems().isEmpty() ? 0 : error.problems().getFirst().start();
        var message = "line " + cell.line(first) + ", column " + cell.column(first) + ": " + error.getMessage();
        return new Failure("CompilationException", message, lines);
    }

    /** A cell that was interrupted. */
    public Failure of(CellInterrupted interrupted) {
        return new Failure("InterruptedException", interrupted.getMessage(),
                List.of(Ansi.error("InterruptedException") + ": " + interrupted.getMessage()));
    }

    /** An exception that cell code threw. */
    public Failure of(CellFailure failure) {
        var account = failure.getCause();
        var lines = new ArrayList<String>();
        int depth = 0;
        for (var each = account; each != null && depth++ < CAUSES; each = each.getCause()) {
            var message = message(each, failure);
            lines.add((each == account ? "" : "caused by ") + Ansi.error(name(each)) + (message.isEmpty() ? "" : ": " + message));
            frames(each.getStackTrace(), each == account, lines);
        }
        return new Failure(name(account), message(account, failure), lines);
    }

    /** An error inside the kernel itself, told with its whole stack. */
    public static Failure ofKernel(Throwable thrown) {
        var lines = new ArrayList<String>();
        lines.add(Ansi.error(thrown.toString()));
        for (var frame : thrown.getStackTrace()) {
            lines.add("    at " + frame);
        }
        return new Failure(thrown.getClass().getSimpleName(), String.valueOf(thrown.getMessage()), lines);
    }

    private static String name(Throwable exception) {
        return switch (exception) {
            case EvalException thrown -> simpleName(thrown.getExceptionClassName());
            case UnresolvedReferenceException _ -> "UnresolvedReferenceException";
            default -> simpleName(exception.getClass().getName());
        };
    }

    private static String message(Throwable exception, CellFailure failure) {
        var told = exception == failure.getCause() ? failure.getMessage() : exception.getMessage();
        var message = told == null ? "" : told;
        return exception instanceof EvalException thrown && thrown.getExceptionClassName().equals("java.lang.OutOfMemoryError")
                ? message + MEMORY.formatted(Runtime.getRuntime().maxMemory() >> 20) : message;
    }

    private static String simpleName(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }

    private void frames(StackTraceElement[] stack, boolean excerpts, List<String> lines) {
        boolean marked = !excerpts;
        int shown = 0;
        for (var frame : stack) {
            if (frame.getClassName().startsWith(KERNEL)) {
                return;
            }
            if (shown++ == FRAMES) {
                lines.add("    … and " + (stack.length - FRAMES) + " more");
                return;
            }
            var origin = frame.getFileName() != null && frame.getFileName().startsWith("#")
                    ? origins.of(frame.getFileName().substring(1)) : Optional.<Origins.Origin>empty();
            if (origin.isEmpty()) {
                lines.add("    at " + frame);
                continue;
            }
            var cell = origin.get().cell();
            int line = origin.get().line() + frame.getLineNumber() - 1;
            lines.add("    at " + method(frame) + Ansi.place(cell.name() + ", line " + line));
            if (!marked) {
                lines.addAll(Excerpt.of(cell, line, 0, 0));
                marked = true;
            }
        }
    }

    private static String method(StackTraceElement frame) {
        var name = frame.getMethodName();
        if (name.isEmpty()) {
            return "";
        }
        return (name.startsWith("lambda$") ? "a lambda" : name) + " in ";
    }
}
