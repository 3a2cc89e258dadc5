/** What the kernel tells whoever started it; no other room is needed for that. */
package engram.kernel.log;
