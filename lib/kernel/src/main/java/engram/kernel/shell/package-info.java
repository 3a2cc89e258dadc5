/** The Java of a notebook: cells run, errors explained, code that is being written completed and described. */
package engram.kernel.shell;
