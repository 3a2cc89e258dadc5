/**
 * Progress of long work, and how to stop it.
 *
 * <p>Every loop that may take more than a second reports to {@link engram.progress.Progress}. Where the progress is shown is not
 * the loop's concern: a {@link engram.progress.ProgressDisplay} is looked up, a terminal and a notebook have one each.
 */
package engram.progress;
