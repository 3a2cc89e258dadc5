/** Cells made into classes by the JDK's compiler, and what they have declared until now. */
package engram.kernel.compile;
