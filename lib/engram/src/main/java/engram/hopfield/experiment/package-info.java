/** The simulations of V. S. Vavilala's paper (2020, arXiv:2002.06528), checked before they run, and many of them as one table. */
package engram.hopfield.experiment;
