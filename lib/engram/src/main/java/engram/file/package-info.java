/** Files that are never there in halves. */
package engram.file;
