/** Hopfield networks put to use: dividing a graph. */
package engram.hopfield.application;
