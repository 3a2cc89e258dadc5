/**
 * What a computation takes of this machine: its cores ({@link engram.parallel.Cores}) and its heap ({@link engram.parallel.Heap}).
 */
package engram.parallel;
