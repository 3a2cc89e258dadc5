/**
 * Ordinary differential equations in float64: dy/dt = f(t, y).
 *
 * <p>A problem is an {@link engram.ode.Ode}, a method an object such as {@link engram.ode.RungeKutta4}, and a run brings the two together. Methods
 * have no state: what one needs while it runs is a {@link engram.ode.Stepper}.
 */
package engram.ode;
