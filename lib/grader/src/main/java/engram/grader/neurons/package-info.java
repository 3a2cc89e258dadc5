/** The graded tests of the exercises on neurons and their equations, one class an exercise. */
package engram.grader.neurons;
