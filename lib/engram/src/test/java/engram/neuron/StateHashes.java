package engram.neuron;

import engram.ode.ExponentialEuler;
import engram.ode.RungeKutta4;

/** Prints the hash of the last state of a few simulations, a line each: of the antennal lobe after as many ms as the argument says, and of others. */
final class StateHashes {
    private StateHashes() {}

    public static void main(String[] arguments) { System.out.print(of(Integer.parseInt(arguments[0]), false)); }

    static String of(int ms, boolean plainly) {
        return run(AntennalLobe.of(1), ms, .01, plainly, false) + run(EnginesTest.mixed(), ms / 5.0, .02, plainly, false)
                + run(Cobahh.of(300, 1), ms / 2.0, .1, plainly, true);
    }

    private static String run(Network network, double ms, double dt, boolean plainly, boolean exponential) {
        var method = exponential ? new ExponentialEuler() : new RungeKutta4();
        return (plainly ? network.simulatePlainly(ms, dt, method) : network.simulateInBlocks(ms, dt, method)).stateHash() + "\n";
    }
}
