/** The text of cells: what it consists of, where a piece of it ends, and whether it can be run. */
package engram.kernel.code;
