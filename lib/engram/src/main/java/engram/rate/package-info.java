/**
 * Formulas of one or a few variables, such as the rates of ion channels, as one types them: a lambda is a {@link engram.rate.Rate}. {@link
 * engram.rate.Reading} reads it back from its bytecode as a {@link engram.rate.Formula}, which has values, derivatives, {@link
 * engram.rate.Singularity singularities}, a hash and a form in LaTeX; {@link engram.rate.Sharing} lets several share their exponentials, and a {@link
 * engram.rate.Computation} computes one for many numbers, as fast as code written for it. Forms of many published rates have names: {@link
 * engram.rate.Exponential}, {@link engram.rate.Sigmoid}, {@link engram.rate.Linoid} and {@link engram.rate.Linear}.
 */
package engram.rate;
