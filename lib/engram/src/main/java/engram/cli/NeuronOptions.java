package engram.cli;

import engram.argument.ArgumentException;
import engram.neuron.Ensemble;
import engram.neuron.Monitor;
import engram.neuron.Network;
import engram.neuron.Run;
import engram.ode.Euler;
import engram.ode.ExponentialEuler;
import engram.ode.FixedStep;
import engram.ode.Midpoint;
import engram.ode.RungeKutta4;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The options of a benchmark of neurons. */
final class NeuronOptions extends BenchOptions {

    /** How steps are made. */
    enum Method {
        EULER(Euler::new), MIDPOINT(Midpoint::new), RK4(RungeKutta4::new), EXPONENTIAL(ExponentialEuler::new);

        private final Supplier<FixedStep> make;

        Method(Supplier<FixedStep> make) {
            this.make = make;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--ms", description = "simulated time in ms (default: ${DEFAULT-VALUE})")
    private double ms;

    @Option(names = "--dt", description = "the step in ms (default: ${DEFAULT-VALUE})")
    private double dt;

    @Option(names = "--method", description = "euler, midpoint, rk4 or exponential (default: ${DEFAULT-VALUE})")
    private Method method;

    /** A time and a step, where nothing else is asked for, and RK4. */
    NeuronOptions(double ms, double dt) {
        this(ms, dt, Method.RK4);
    }

    NeuronOptions(double ms, double dt, Method method) {
        this.ms = ms;
        this.dt = dt;
        this.method = method;
    }

    double ms() {
        return ms;
    }

    /** One run. */
    Run simulate(Network network, Monitor... monitors) {
        try {
            return switch (device()) {
                case PLAIN -> network.simulatePlainly(ms, dt, method.make.get(), monitors);
                case CPU -> network.simulate(ms, dt, method.make.get(), monitors);
                case CUDA -> network.simulateOnGpu(ms, dt, method.make.get(), monitors);
            };
        } catch (ArgumentException impossible) {
            throw misuse(impossible.getMessage());
        }
    }

    /** Many networks, at once where that can be. */
    List<Run> simulate(Ensemble networks, Monitor... monitors) {
        require(device() != Device.PLAIN, "Several networks run on the cpu or with --device cuda.");
        try {
            return device() == Device.CUDA ? networks.simulateOnGpu(ms, dt, method.make.get(), monitors) : networks.simulate(ms, dt, method.make.get(), monitors);
        } catch (ArgumentException impossible) {
            throw misuse(impossible.getMessage());
        }
    }

    private String engine() {
        return switch (device()) {
            case PLAIN -> "neuron by neuron";
            case CPU -> "blocks of neurons in vectors";
            case CUDA -> "many steps per launch";
        };
    }

    /** The first fields of a report. */
    BenchReport report(String name, Timed<?> run) {
        return new BenchReport(name, device(), engine(), run.seconds())
                .with("ms", ms).with("dt", dt).with("method", method.toString());
    }

    /** ns of a step of one neuron. */
    double nsPerNeuronStep(Timed<?> run, int neurons) {
        return run.seconds() * 1e9 / neurons / Math.round(ms / dt);
    }
}
