/** What theory says of large networks: signal to noise for one step, mean-field theory (Amit, Gutfreund and Sompolinsky, Annals of Physics 173, 1987) for the rest. */
package engram.hopfield.theory;
