/**
 * Memories with an energy and continuous neurons: {@link engram.memory.HierarchicalMemory} in its forms, made of layers with {@link
 * engram.memory.Lagrangian}s and synapses between neighbours. They find their equilibria with the solvers of {@code engram.deq}.
 */
package engram.memory;
