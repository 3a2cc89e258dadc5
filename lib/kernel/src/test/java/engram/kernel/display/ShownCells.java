package engram.kernel.display;

import engram.kernel.code.Cell;
import engram.kernel.run.CellInterrupted;
import engram.kernel.run.CellThread;
import engram.kernel.shell.CellFailure;
import engram.kernel.shell.JavaShell;
import engram.kernel.shell.Origins;
import java.util.List;

/** Values of real cells, shown as a notebook shows them. */
final class ShownCells {
    private final CellThread thread = new CellThread();
    private final JavaShell shell = new JavaShell(thread, new Origins(), List.of(), _ -> { });
    private final Renderers renderers = new Renderers(new JJavaForms());
    private int number;

    /** Runs a cell. */
    JavaShell.Result run(String source) throws Exception {
        thread.begin();
        return shell.run(new Cell(++number, source));
    }

    /** Runs a cell and returns its value. */
    Object value(String source) throws Exception {
        return run(source).shown().orElseThrow().value();
    }

    /** A value in its forms. */
    Rendered shown(Object value) throws CellFailure, CellInterrupted {
        return shell.asCell(Rendered.class, () -> renderers.render(value));
    }

    /** A value as text. */
    String text(Object value) throws CellFailure, CellInterrupted {
        return text(shown(value));
    }

    static String text(Rendered rendered) {
        return rendered.data().get("text/plain").getAsString();
    }

    static String html(Rendered rendered) {
        return rendered.data().has("text/html") ? rendered.data().get("text/html").getAsString() : "";
    }

    /** Presses the stop button. */
    void stop() {
        thread.interrupt();
    }
}
