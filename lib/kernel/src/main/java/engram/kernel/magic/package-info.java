/**
 * Lines that start with {@code %}: commands to the kernel, as IJava has them. Of what runs the cells they know {@link MagicHost} only,
 * and of the resolver behind {@code %maven} only {@link DependencyResolver}.
 */
package engram.kernel.magic;
