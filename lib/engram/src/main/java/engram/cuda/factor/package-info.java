/**
 * Factorisations of matrices by GPU and CPU together: {@link engram.cuda.factor.CudaLinearAlgebra} is where to begin. What a kernel of
 * one's own needs is in {@link engram.cuda}, which does not know this package.
 */
package engram.cuda.factor;
