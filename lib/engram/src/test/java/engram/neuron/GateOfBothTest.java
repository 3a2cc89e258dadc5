package engram.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.argument.ArgumentException;
import engram.math.Exp;
import engram.ode.ExponentialEuler;
import engram.ode.RungeKutta4;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Gates of the voltage and of calcium. */
class GateOfBothTest {
    private static final double PHI = StrictMath.pow(2.3, .3);

    private record Opened(Gate gate) implements Channel {
        @Override public String name() { return "KCa"; }

        @Override public double g() { return .3; }

        @Override public double E() { return -90; }

        @Override public List<Gate> gates() { return List.of(gate); }
    }

    private static Network network(Channel opened) {
        var neuron = Neuron.of(new Potassium(10, -95, -50, .21, .02), new Calcium(3, 140), new Leak(.15, -50)).withCalcium(new CalciumPool(2e-4, 2.4e-4, 150)).with(opened);
        return Network.of(Population.of(neuron, 11).injecting(5));
    }

    @Test void oneThatIgnoresTheVoltageIsOneOfCalcium() {
        var ofBoth = new Opened(Gate.ofBoth("m", 1, (V, Ca) -> .01 * Ca, (V, Ca) -> .02).faster(PHI));
        for (var method : List.of(new RungeKutta4(), new ExponentialEuler()))
            assertEquals(network(new CalciumPotassium(.3, -90)).simulateInBlocks(50, .01, method).stateHash(), network(ofBoth).simulateInBlocks(50, .01, method).stateHash());
    }

    @Test void bothEnginesHaveTheSameBitsAndUnreadRatesToo() {
        var read = new Opened(Gate.ofBoth("m", 2, (V, Ca) -> 1 / (1 + 1e-3 / Ca * Exp.of(-V / 10)), (V, Ca) -> .5 / (1 + Ca * 1e3 * Exp.of(V / 15))));
        var unread = new Opened(Gate.ofBoth("m", 1, (V, Ca) -> {
            double sum = 0;
            for (int k = 0; k < 2; k++) sum += Ca * Exp.of(V / 20);
            return sum;
        }, (V, Ca) -> .02));
        for (var channel : List.of(read, unread))
            assertEquals(network(channel).simulatePlainly(10, .01, new RungeKutta4()).stateHash(), network(channel).simulateInBlocks(10, .01, new RungeKutta4()).stateHash());
        assertTrue(network(unread).populations().getFirst().neuron().unread().getFirst()
                .matches("A rate of the gate KCa.m is asked neuron by neuron. The lambda in line \\d+ can't be read: it has a loop."));
    }

    @Test void whatMakesNoSenseIsRefused() {
        var negative = assertThrows(ArgumentException.class, () -> Gate.ofBoth("m", 1, (V, Ca) -> Ca - .05, (V, Ca) -> 1));
        assertEquals("α with 0.0 mM of calcium of the gate m is -0.05 at -150.0 mV: it must be finite and not negative there.", negative.getMessage());
        assertThrows(ArgumentException.class, () -> Neuron.of(new Opened(Gate.ofBoth("m", 1, (V, Ca) -> Ca, (V, Ca) -> 1))));
        assertThrows(ArgumentException.class, () -> Gate.ofBoth("m", 1, (V, Ca) -> Ca, (V, Ca) -> 1).tau(-60));
    }
}
