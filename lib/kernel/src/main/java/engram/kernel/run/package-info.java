/** Where the code of cells lives: its class loaders, its thread, the question whether to stop, and its stacks. */
package engram.kernel.run;
