package io.github.spencerpark.jupyter.kernel.magic.registry;

import java.util.List;

/** What {@code %%name arguments} does with the rest of the cell. */
@FunctionalInterface
public interface CellMagicFunction<T> {
    T execute(List<String> arguments, String body) throws Exception;
}
