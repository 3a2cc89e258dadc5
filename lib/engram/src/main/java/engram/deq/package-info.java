/**
 * Fixed points, z = f(z), of many samples at once: deep equilibrium models (S. Bai, J. Z. Kolter, V. Koltun, 2019, arXiv:1909.01377). A {@link
 * engram.deq.FixedPoint} is the equation, a {@link engram.deq.Solver} the method, a {@link engram.deq.Stop} says when it is good enough, and a {@link
 * engram.deq.Solution} what came of it. An {@link engram.deq.Adjoint} carries a derivative back through the equation. This room knows no layers.
 */
package engram.deq;
