/** The graded tests of the exercises on layered and modern memories, one class an exercise. */
package engram.grader.memory;
