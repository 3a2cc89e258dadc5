/**
 * Labelled grey images to store, to recall and to learn from. {@link engram.data.Letters} and a thousand digits come with the library,
 * all of {@link engram.data.Mnist} and {@link engram.data.FashionMnist} is fetched once and kept. This room knows no model: what a pixel
 * means to a network is the model's business.
 */
package engram.data;
