/**
 * Memories after the Hopfield network of 1982. {@link engram.memory.HierarchicalMemory} has layers with {@link engram.memory.Lagrangian}s and
 * synapses between neighbours, in several forms, and finds its equilibria with the solvers of {@code engram.deq}; {@link
 * engram.memory.ModernHopfield} and {@link engram.memory.DenseMemory} store patterns as they are.
 */
package engram.memory;
