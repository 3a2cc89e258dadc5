/** IJava's names for values that are shown; those of JJava, its successor, are behind them. */
package io.github.spencerpark.jupyter.kernel.display;
