/** Studies of memories that take minutes or hours: a table each, which notebooks show. */
package engram.memory.study;
