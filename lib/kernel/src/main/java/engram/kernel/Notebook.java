package engram.kernel;

import engram.kernel.display.Rendered;
import engram.kernel.magic.MagicLine;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;

/**
 * What a cell can do in its notebook; every cell sees these methods by their simple names. A class may inherit them, so that they are the
 * same methods under its name.
 */
public class Notebook {
    /** What of the kernel a cell may use. */
    record Means(Desk desk, Outlet outlet, Inputs inputs, Comms comms, JJava jjava) { }

    /** Cells reach the kernel of this process by static methods, so it has to be kept in a static place. */
    private static final AtomicReference<Means> MEANS = new AtomicReference<>();

    /** For classes that give these methods another name. */
    protected Notebook() { }

    static void attach(Means means) {
        MEANS.set(means);
    }

    /** Whether this process is the kernel of a notebook. */
    static boolean isAttached() {
        return MEANS.get() != null;
    }

    private static Means means() {
        var means = MEANS.get();
        if (means == null) {
            throw new IllegalStateException("there is no notebook: this process was not started as a Jupyter kernel");
        }
        return means;
    }

    static Outlet outlet() {
        return means().outlet;
    }

    /**
     * Shows a value now and returns the id by which {@link #updateDisplay} can replace it.
     *
     * @param types MIME types to show it in; all that it has where none is given. A text is taken to be of the first one; a type
     *              of JSON takes maps, lists, records and the like, too
     * @throws engram.kernel.display.NotJson where that cannot be JSON
     */
    public static String display(Object value, String... types) {
        return means().desk.display(value, types);
    }

    /** Shows a value in place of what was displayed under the id. */
    public static void updateDisplay(String id, Object value, String... types) {
        means().desk.update(id, value, types);
    }

    /**
     * The forms in which a value can be shown.
     *
     * @param types the MIME types that are wanted, all where none is given; a text is taken to be of the first one, and so
     *              are maps, lists, records and the like where that is one of JSON
     * @throws engram.kernel.display.NotJson where that cannot be JSON
     */
    public static Rendered render(Object value, String... types) {
        return means().desk.render(value, types);
    }

    /** Runs Java code, as a cell would, and returns its value; null where it has none. */
    public static Object eval(String code) throws Exception {
        return means().desk.eval(code);
    }

    /** Runs a magic, such as {@code lineMagic("jars", List.of("lib/*.jar"))}; returns what it has added to the class path. */
    public static List<String> lineMagic(String name, List<String> arguments) throws Exception {
        return means().desk.magics().runLine(new MagicLine(name, String.join(" ", arguments), arguments));
    }

    /** Runs a magic that works on a whole cell. */
    public static void cellMagic(String name, List<String> arguments, String body) throws Exception {
        means().desk.magics().runCell(new MagicLine(name, String.join(" ", arguments), arguments), body);
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
        return means().inputs.ask(prompt, false);
    }

    /** Asks the user for a line of text that is not shown while it is typed. */
    public static String password(String prompt) throws InterruptedException {
        return means().inputs.ask(prompt, true);
    }

    /** Lines to objects of the page, such as widgets. */
    public static CommManager comms() {
        return means().comms;
    }

    /** The kernel as JJava's libraries know it, for notebooks that register renderers with it. */
    public static BaseKernel getKernelInstance() {
        return means().jjava.kernel();
    }

    /** Another name of {@link #getKernelInstance}. */
    public static BaseKernel kernel() {
        return getKernelInstance();
    }
}
