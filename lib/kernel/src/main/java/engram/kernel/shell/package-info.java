/** Java code of cells: split, compiled, run, stopped, and its errors explained. */
package engram.kernel.shell;
