/**
 * Ordinary differential equations in float64: dy/dt = f(t, y).
 *
 * <p>A {@link engram.ode.Problem} is an {@link engram.ode.Ode} and a state to begin with, a method an object such as {@link
 * engram.ode.RungeKutta4} or {@link engram.ode.DormandPrince}, and a {@link engram.ode.Steps} or {@link engram.ode.Span} says when; {@link
 * engram.ode.Solve} brings the three together. What comes out is a {@link engram.ode.Trajectory}, with the {@link engram.ode.Crossing crossings}
 * on its way. Methods have no state: what one needs while it runs is a {@link engram.ode.Stepper}.
 */
package engram.ode;
