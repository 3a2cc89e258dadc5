/**
 * Neurons of the kind of Hodgkin and Huxley, and networks of them. Units: mV, ms, µA/cm², mS/cm², µF/cm², mM.
 *
 * <pre>{@code
 * var neurons = Population.of(HodgkinHuxley.tutorial(), 20).injecting(currents);
 * var run     = neurons.simulate(200, 0.01, new RungeKutta4(), Monitor.of("V").every(0.1), Monitor.spikes());
 * }</pre>
 *
 * <p>A {@link engram.neuron.Neuron} is a list of {@link engram.neuron.Channel}s, each of which has {@link engram.neuron.Gate}s; a
 * {@link engram.neuron.Population} is a number of them with their own parameters and input; a {@link engram.neuron.Network} joins populations by
 * {@link engram.neuron.Synapse}s. The clock of a run is the number of the step.
 */
package engram.neuron;
