/** Studies of networks of neurons over many seeds: a table each. */
package engram.neuron.study;
