/** The same work side by side: Engram, and the tools that a user would pick instead. */
package engram.bench;
