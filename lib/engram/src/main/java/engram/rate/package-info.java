/**
 * Formulas of one variable, such as the rates of ion channels: as a function of one number, and of many at once.
 *
 * <p>A lambda is a {@link engram.rate.Rate}. The forms that most published channels are made of are objects, and so are computed in vectors:
 * {@link engram.rate.Exponential}, {@link engram.rate.Sigmoid}, {@link engram.rate.Linoid} and {@link engram.rate.Linear}.
 */
package engram.rate;
