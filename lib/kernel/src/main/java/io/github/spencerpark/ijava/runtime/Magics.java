package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.ijava.IJava;
import java.util.List;

/** Magics called from Java. */
public final class Magics {
    private Magics() { }

    /** Runs {@code %name arguments}. */
    public static <T> T lineMagic(String name, List<String> arguments) throws Exception {
        return IJava.getKernelInstance().getMagics().applyLineMagic(name, arguments);
    }

    /** Runs {@code %%name arguments} with the rest of a cell. */
    public static <T> T cellMagic(String name, List<String> arguments, String body) throws Exception {
        return IJava.getKernelInstance().getMagics().applyCellMagic(name, arguments, body);
    }
}
