/** Studies of Hopfield networks that take minutes: a table each, which notebooks show. */
package engram.hopfield.study;
