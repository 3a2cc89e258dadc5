/** Java code of cells: split, compiled and run through JShell, stopped, and its errors explained. */
package engram.kernel.shell;
