/** A student checks an exercise in the notebook: what was run is handed to the grader, a process of its own, and the page shows what it says. */
package engram.kernel.exercise;
