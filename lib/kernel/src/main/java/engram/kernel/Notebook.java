package engram.kernel;

import engram.kernel.display.Rendered;
import engram.kernel.display.Renderers;
import java.util.concurrent.atomic.AtomicReference;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;

/** What a cell can do in its notebook; every cell sees these methods by their simple names. */
public final class Notebook {
    /** What of the kernel a cell may use. */
    private record Desk(Outlet outlet, Inputs inputs, Comms comms) { }

    /** Cells reach the kernel of this process by static methods, so it has to be kept in a static place. */
    private static final AtomicReference<Desk> DESK = new AtomicReference<>();
    private static final Renderers RENDERERS = new Renderers();
    /** The id returned last: a cell that ends with {@code display(x)} doesn't want to see it. */
    private static final AtomicReference<String> LATEST_ID = new AtomicReference<>("");

    private Notebook() { }

    static void attach(Outlet outlet, Inputs inputs, Comms comms) {
        DESK.set(new Desk(outlet, inputs, comms));
    }

    /** Whether this process is the kernel of a notebook. */
    static boolean isAttached() {
        return DESK.get() != null;
    }

    private static Desk desk() {
        var desk = DESK.get();
        if (desk == null) {
            throw new IllegalStateException("there is no notebook: this process was not started as a Jupyter kernel");
        }
        return desk;
    }

    static Outlet outlet() {
        return desk().outlet;
    }

    /** Whether the value is the id that {@link #display} has just returned. */
    static boolean isLatestId(Object value) {
        return value == LATEST_ID.get();
    }

    /** Shows a value now, in all its forms, and returns the id by which {@link #updateDisplay} can replace it. */
    public static String display(Object value) {
        var id = outlet().display(RENDERERS.render(value));
        LATEST_ID.set(id);
        return id;
    }

    /** Shows a value in place of what was displayed under the id. */
    public static void updateDisplay(String id, Object value) {
        outlet().update(id, RENDERERS.render(value));
    }

    /** Clears the output of the cell; with {@code wait} when the next output comes, which avoids flicker. */
    public static void clearOutput(boolean wait) {
        outlet().clearOutput(wait);
    }

    /** A page of HTML as a value. */
    public static Rendered html(String html) {
        return Rendered.text(html).with("text/html", html);
    }

    /** A text in Markdown as a value. */
    public static Rendered markdown(String markdown) {
        return Rendered.text(markdown).with("text/markdown", markdown);
    }

    /** A formula in LaTeX as a value, such as {@code latex("E = -\\frac12 S^T J S")}. */
    public static Rendered latex(String formula) {
        var delimited = formula.startsWith("$") ? formula : "$$" + formula + "$$";
        return Rendered.text(formula).with("text/latex", delimited);
    }

    /** Asks the user for a line of text. */
    public static String input(String prompt) throws InterruptedException {
        return desk().inputs.ask(prompt, false);
    }

    /** Asks the user for a line of text that is not shown while it is typed. */
    public static String password(String prompt) throws InterruptedException {
        return desk().inputs.ask(prompt, true);
    }

    /** Lines to objects of the page, such as widgets. */
    public static CommManager comms() {
        return desk().comms;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
