package io.github.spencerpark.jupyter.kernel.magic.registry;

import java.util.List;

/** What {@code %name arguments} does. */
@FunctionalInterface
public interface LineMagicFunction<T> {
    T execute(List<String> arguments) throws Exception;
}
