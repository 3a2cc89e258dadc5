/** The graded tests of the exercises on neurons and networks, one class an exercise. */
package engram.grader.neurons;
