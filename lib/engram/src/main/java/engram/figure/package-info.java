/** Figures of the course, one call each: what models return, drawn with {@code engram.plot}, theory beside simulation. */
package engram.figure;
