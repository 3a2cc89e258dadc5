package engram.kernel.shell;

import engram.kernel.code.Cell;
import engram.kernel.code.CodeError;
import engram.kernel.compile.Wrappers;
import engram.kernel.magic.MagicException;
import engram.kernel.run.CellCode;
import engram.kernel.run.CellInterrupted;
import engram.kernel.run.Traces;
import java.util.ArrayList;
import java.util.List;

/** Tells errors of cells in the words of the cell: its lines, its classes, nothing of the kernel. */
public final class Failures {
    private static final int FRAMES = 30;
    private static final String MEMORY = ". The kernel may use %,d MB; what no variable holds any more is free for new "
            + "objects, so set large ones that you have done with to null, or restart the kernel";

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
        var thrown = failure.getCause();
        var lines = new ArrayList<String>();
        for (var each : Traces.withCauses(thrown)) {
            var message = message(each);
            lines.add((each == thrown ? "" : "caused by ") + Ansi.error(name(each)) + (message.isEmpty() ? "" : ": " + message));
            frames(each instanceof MagicException ? new StackTraceElement[0] : Traces.stack(each), each == thrown, lines);
        }
        return new Failure(name(thrown), message(thrown), lines);
    }

    /** Memory that ran out while the kernel itself worked for a cell. */
    public Failure of(OutOfMemoryError full) {
        return of(new CellFailure(full));
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
        var className = exception.getClass().getName();
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }

    private static String message(Throwable exception) {
        var message = Wrappers.plain(Traces.message(exception));
        return exception instanceof OutOfMemoryError ? message + MEMORY.formatted(Runtime.getRuntime().maxMemory() >> 20) : message;
    }

    private void frames(StackTraceElement[] stack, boolean excerpts, List<String> lines) {
        boolean marked = !excerpts;
        var told = Traces.lines(stack);
        for (var line : told.subList(0, Math.min(FRAMES, told.size()))) {
            if (line.frame().filter(CellCode::isCell).isEmpty()) {
                lines.add("    " + (line.frame().isEmpty() ? "" : "at ") + line.text());
                continue;
            }
            var frame = line.frame().get();
            lines.add("    at " + Traces.method(frame) + Ansi.place(Traces.place(frame)));
            var cell = origins.of(frame);
            if (!marked && cell.isPresent()) {
                lines.addAll(Excerpt.of(cell.get(), frame.getLineNumber(), 0, 0));
                marked = true;
            }
        }
        if (told.size() > FRAMES) {
            lines.add("    … and " + (told.size() - FRAMES) + " more");
        }
    }
}
