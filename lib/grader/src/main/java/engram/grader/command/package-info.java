/** {@code ./engram grade}: finds submissions, grades them side by side, writes what became of them, and goes on where it was stopped. */
package engram.grader.command;
