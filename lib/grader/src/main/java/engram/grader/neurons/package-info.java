/** The graded tests of the exercises on neurons, one class an exercise. */
package engram.grader.neurons;
