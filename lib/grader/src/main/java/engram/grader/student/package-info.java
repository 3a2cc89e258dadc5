/**
 * What runs in the student's process, and all of the grader that is there: a notebook's cells are run, then its functions are called.
 * Requests come in frames on stdin; each has an id that nobody can guess, and its answer repeats it on stdout. All else on stdout is what the
 * student's code has printed. Code in this process can read the request that is being answered; with that it can give an answer, which it could give anyway.
 */
package engram.grader.student;
