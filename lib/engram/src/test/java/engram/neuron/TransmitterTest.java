package engram.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import engram.math.Exp;
import engram.math.Logistic;
import engram.neuron.KineticSynapse.ByVoltage;
import engram.neuron.KineticSynapse.Pulse;
import engram.neuron.KineticSynapse.Release;
import engram.neuron.KineticSynapse.Transmitter;
import engram.ode.ExponentialEuler;
import engram.ode.FixedStep;
import engram.ode.RungeKutta4;
import org.junit.jupiter.api.Test;

/** Transmitter as a lambda of the presynaptic voltage and the time since the last spike. */
class TransmitterTest {
    private static Network network(Release release, double delay) {
        var senders = Population.of(HodgkinHuxley.tutorial(), 5).named("a").injecting(new double[] {0, 2, 4, 6, 8});
        var receivers = Population.of(HodgkinHuxley.tutorial(), 3).named("b");
        return Network.of(senders, receivers).connect("a", "b", new KineticSynapse(.35, 0, 10, .2, release), Connections.random(5, 3, .7, 1, "a to b"), delay);
    }

    private static String hash(Release release, double delay, FixedStep method) { return network(release, delay).simulateInBlocks(40, .01, method).stateHash(); }

    @Test void aPulseAndAReleaseByVoltageCanBeTyped() {
        for (FixedStep method : new FixedStep[] {new RungeKutta4(), new ExponentialEuler()}) {
            for (double delay : new double[] {0, 1.5})
                assertEquals(hash(new Pulse(.5, .3), delay, method), hash(Release.of((V, since) -> since > 1e-9 && since < .3 - 1e-9 ? .5 : 0), delay, method));
            assertEquals(hash(new ByVoltage(-20, 1.5), 0, method), hash(Release.of((V, since) -> Logistic.of((V + 20) / 1.5)), 0, method));
        }
    }

    @Test void bothEnginesHaveTheSameBits() {
        Transmitter alpha = (V, since) -> since / .5 * Exp.of(1 - since / .5);
        Transmitter unread = (V, since) -> {
            double sum = 0;
            for (int k = 0; k < 2; k++) sum += .25 * since * Exp.of(-since);
            return sum;
        };
        for (Transmitter transmitter : new Transmitter[] {alpha, unread}) {
            var network = network(Release.of(transmitter), .5);
            assertEquals(network.simulatePlainly(20, .01, new RungeKutta4()).stateHash(), network.simulateInBlocks(20, .01, new RungeKutta4()).stateHash());
        }
        assertNotEquals(hash(Release.of(alpha), .5, new RungeKutta4()), hash(Release.of((V, since) -> 0), .5, new RungeKutta4()));
    }
}
