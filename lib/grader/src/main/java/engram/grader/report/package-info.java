/**
 * What is written about submissions: a page for the student, Gradescope's file, and for the class a gradebook and a summary. The same results
 * always give the same bytes. Whatever comes from a stranger is escaped, and what can't be seen in it is made visible.
 */
package engram.grader.report;
