/** The static methods that IJava's notebooks import by their full names; they lead to {@link engram.kernel.Notebook}. */
package io.github.spencerpark.ijava.runtime;
