/** The five sockets of a Jupyter kernel, and the signed messages that travel over them. */
package engram.kernel.wire;
