/** Memory kept back for the kernel itself. */
package engram.kernel.memory;
