/**
 * What a layer of neurons makes of its inputs: functions of a row of numbers, with the derivative. A {@link engram.activation.Curve} goes number by
 * number, {@link engram.activation.Softmax}, {@link engram.activation.LayerNorm} and {@link engram.activation.Spherical} take the row as a whole.
 */
package engram.activation;
