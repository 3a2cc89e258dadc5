/** The graded tests of the exercises on neurons and on integration, one class an exercise. */
package engram.grader.neurons;
