package engram.kernel;

import engram.kernel.code.Cell;
import engram.kernel.display.Rendered;
import engram.kernel.display.Renderers;
import engram.kernel.magic.Magics;
import engram.kernel.shell.CellValue;
import engram.kernel.shell.JavaShell;
import java.util.concurrent.CompletableFuture;

/** Where code shows values and runs further code: cells come here through the notebook, libraries for JJava through its kernel. */
final class Desk {
    private final Outlet outlet;
    private final Renderers renderers;
    private final CompletableFuture<JavaShell> shell;
    /** The id returned last: a cell that ends with {@code display(x)} doesn't want to see it. */
    private volatile String latestId = "";

    /** A desk whose shell may still be starting. */
    Desk(Outlet outlet, Renderers renderers, CompletableFuture<JavaShell> shell) {
        this.outlet = outlet;
        this.renderers = renderers;
        this.shell = shell;
    }

    /** Shows a value and returns the id by which {@link #update} can replace it. */
    String display(Object value, String... types) {
        var id = outlet.display(render(value, types));
        latestId = id;
        return id;
    }

    /** Shows a value in place of what was displayed under the id. */
    void update(String id, Object value, String... types) {
        outlet.update(id, render(value, types));
    }

    /** Whether the value is the id that {@link #display} has just returned. */
    boolean isLatestId(Object value) {
        return value == latestId;
    }

    /** The value in its forms, or in the wanted ones. */
    Rendered render(Object value, String... types) {
        return renderers.render(value).as(value, types);
    }

    /** Runs Java code, as a cell would, and returns its value; null where it has none. */
    Object eval(String code) throws Exception {
        return shell.join().run(new Cell("eval", 0, code)).shown().map(CellValue.Shown::value).orElse(null);
    }

    /** The magics of the notebook. */
    Magics magics() {
        return shell.join().magics();
    }
}
