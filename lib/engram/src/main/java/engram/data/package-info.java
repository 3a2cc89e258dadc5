/** Labelled grey images to store, to recall and to learn from. This room knows no model: what a pixel means to a network is the model's business. */
package engram.data;
