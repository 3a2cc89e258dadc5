/**
 * Hopfield networks: patterns, couplings, updates and recall. Equations and numbers: section III of the first paper of the
 * course, and Amit, Gutfreund and Sompolinsky, Annals of Physics 173 (1987).
 */
package engram.hopfield;
