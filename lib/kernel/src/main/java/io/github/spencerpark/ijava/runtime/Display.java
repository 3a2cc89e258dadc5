package io.github.spencerpark.ijava.runtime;

import engram.kernel.Notebook;

/** Values shown, by the notebook's own methods: a cell that imports all of them from here as well has each of them once. */
public final class Display extends Notebook {
    private Display() { }
}
