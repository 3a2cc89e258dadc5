/**
 * Where a student's process lives: what it may read, write and call, how much of the machine it may use, and what of that holds here,
 * which is tried before anything is graded.
 */
package engram.grader.jail;
