package io.github.spencerpark.ijava;

/** Where IJava's notebooks get their kernel from. */
public final class IJava {
    private static final JavaKernel KERNEL = new JavaKernel();

    private IJava() { }

    /** The kernel of this notebook. */
    public static JavaKernel getKernelInstance() {
        return KERNEL;
    }
}
