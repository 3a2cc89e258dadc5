/** Lines that start with {@code %}: commands to the kernel, as IJava has them. */
package engram.kernel.magic;
