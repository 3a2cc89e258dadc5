/**
 * Exercises and what grades them: {@code exercises/} is derived from {@code solutions/}, and JUnit tests ask the student's functions
 * for plain data. The tests run in this process; the student's code runs in another, which sees none of them.
 */
package engram.grader;
