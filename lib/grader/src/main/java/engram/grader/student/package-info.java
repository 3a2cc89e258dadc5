/**
 * What runs in the student's process, and all of the grader that is there: a notebook's cells are run, then its functions are called.
 * Requests come as lines of JSON on stdin, answers go as lines of JSON to stdout; what the student prints is dropped.
 */
package engram.grader.student;
