/** Hidden tests: read from a private folder or jar, compiled in memory, loaded beside the public ones. */
package engram.grader.hidden;
