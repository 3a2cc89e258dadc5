/**
 * Hopfield networks: patterns, couplings, updates and recall. Equations and numbers: section III of V. S. Vavilala,
 * Combining high-performance hardware, cloud computing, and deep learning frameworks to accelerate physical simulations: probing the
 * Hopfield network (2020, arXiv:2002.06528), elsewhere called Vavilala (2020), and Amit, Gutfreund and Sompolinsky, Annals of Physics 173 (1987).
 */
package engram.hopfield;
