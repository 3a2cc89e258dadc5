package io.github.spencerpark.ijava;

import engram.kernel.Notebook;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.display.Renderer;

/** This kernel, as IJava's notebooks know it. */
public final class JavaKernel {
    private final Magics magics = new Magics();

    JavaKernel() { }

    /** Runs code, as a cell would, and returns its value; null where it has none. */
    public Object evalRaw(String code) throws Exception {
        return Notebook.eval(code);
    }

    /** Runs code, as a cell would, and returns its value in the forms in which it is shown; null where it has none. */
    public DisplayData eval(String code) throws Exception {
        var value = Notebook.eval(code);
        return value == null ? null : DisplayData.of(Notebook.render(value));   // null is this method's word for "nothing to show"
    }

    /** Shows what is given. */
    public void display(org.dflib.jjava.jupyter.kernel.display.DisplayData data) {
        Notebook.display(data);
    }

    /** Where libraries register how their values are shown. */
    public Renderer getRenderer() {
        return Notebook.getKernelInstance().getRenderer();
    }

    /** Where notebooks register magics of their own. */
    public Magics getMagics() {
        return magics;
    }

    /** Adds a jar, or a folder of classes. */
    public void addToClasspath(String path) throws Exception {
        Notebook.lineMagic("classpath", List.of(path));
    }

    /** Where Maven's libraries come from. */
    public MavenResolver getMavenResolver() {
        return new MavenResolver();
    }
}
