package engram.kernel;

import engram.kernel.display.Rendered;
import engram.kernel.display.Renderers;
import engram.kernel.magic.MagicLine;
import engram.kernel.shell.Cell;
import engram.kernel.shell.CellValue;
import engram.kernel.shell.JavaShell;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;

/** What a cell can do in its notebook; every cell sees these methods by their simple names. */
public final class Notebook {
    /** What of the kernel a cell may use. */
    record Desk(Outlet outlet, Inputs inputs, Comms comms, Renderers renderers, Supplier<JavaShell> shell, JJava jjava) { }

    /** Cells reach the kernel of this process by static methods, so it has to be kept in a static place. */
    private static final AtomicReference<Desk> DESK = new AtomicReference<>();
    /** The id returned last: a cell that ends with {@code display(x)} doesn't want to see it. */
    private static final AtomicReference<String> LATEST_ID = new AtomicReference<>("");

    private Notebook() { }

    static void attach(Desk desk) {
        DESK.set(desk);
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

    /**
     * Shows a value now and returns the id by which {@link #updateDisplay} can replace it.
     *
     * @param types MIME types to show it in; all that it has where none is given
     */
    public static String display(Object value, String... types) {
        var id = outlet().display(render(value, types));
        LATEST_ID.set(id);
        return id;
    }

    /** Shows a value in place of what was displayed under the id. */
    public static void updateDisplay(String id, Object value, String... types) {
        outlet().update(id, render(value, types));
    }

    /**
     * The forms in which a value can be shown.
     *
     * @param types the MIME types that are wanted, all where none is given; a text is taken to be of the first one
     */
    public static Rendered render(Object value, String... types) {
        return desk().renderers.render(value).as(value, types);
    }

    /** Runs Java code, as a cell would, and returns its value; null where it has none. */
    public static Object eval(String code) throws Exception {
        return desk().shell.get().run(new Cell("eval", 0, code)).shown().map(CellValue.Shown::value).orElse(null);
    }

    /** Runs a magic, such as {@code lineMagic("jars", List.of("lib/*.jar"))}; returns what it has added to the class path. */
    public static List<String> lineMagic(String name, List<String> arguments) throws Exception {
        return desk().shell.get().magics().runLine(new MagicLine(name, String.join(" ", arguments), arguments));
    }

    /** Runs a magic that works on a whole cell. */
    public static void cellMagic(String name, List<String> arguments, String body) throws Exception {
        desk().shell.get().magics().runCell(new MagicLine(name, String.join(" ", arguments), arguments), body);
    }

    /** Prints as {@link String#format} makes it. */
    public static void printf(String format, Object... values) {
        System.out.printf(format, values);
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

    /** The kernel as JJava's libraries know it, for notebooks that register renderers with it. */
    public static BaseKernel getKernelInstance() {
        return desk().jjava.kernel();
    }

    /** Another name of {@link #getKernelInstance}. */
    public static BaseKernel kernel() {
        return getKernelInstance();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
