/** The graded tests of the Hopfield exercises, one class an exercise. */
package engram.grader.hopfield;
