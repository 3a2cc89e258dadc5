package engram.neuron;

import java.util.Arrays;

/** The weights of {@link PlasticSynapse}s between two populations, and what the spikes of both have left behind. */
final class Plasticity {
    private final PlasticSynapse rule;
    private final Connections connections;
    private final double dt;
    final double[] weight;
    private final int[] incoming;       // numbers of the connections, by receiver
    private final int[] begin;          // receivers + 1: those onto receiver i lie from begin[i] to begin[i + 1]
    private final int[] senderOf;       // of each connection
    final Left bySenders, byReceivers;

    /** What spikes leave behind, which decays: Σ e^(−Δt/τ) over the spikes of each neuron. */
    static final class Left {
        private final double tau;
        final double[] amount;          // at the last spike
        final long[] step;              // of the last spike

        Left(int neurons, double tau) {
            this.tau = tau;
            amount = new double[neurons];
            step = new long[neurons];
        }

        double at(int neuron, long now, double dt) {
            return amount[neuron] == 0 ? 0 : amount[neuron] * StrictMath.exp(-(now - step[neuron]) * dt / tau);
        }

        void add(int neuron, long now, double dt) {
            amount[neuron] = at(neuron, now, dt) + 1;
            step[neuron] = now;
        }
    }

    Plasticity(PlasticSynapse rule, Connections connections, double dt) {
        this.rule = rule;
        this.connections = connections;
        this.dt = dt;
        weight = new double[connections.count()];
        senderOf = new int[weight.length];
        begin = new int[connections.receivers() + 1];
        incoming = new int[weight.length];
        for (int j = 0; j < connections.senders(); j++) {
            for (int k = connections.begin(j); k < connections.begin(j + 1); k++) {
                weight[k] = connections.weight(k);
                senderOf[k] = j;
                begin[connections.target(k) + 1]++;
            }
        }
        for (int i = 0; i < connections.receivers(); i++) begin[i + 1] += begin[i];
        int[] next = Arrays.copyOf(begin, connections.receivers());
        for (int k = 0; k < weight.length; k++) incoming[next[connections.target(k)]++] = k;
        bySenders = new Left(connections.senders(), rule.tauPlus());
        byReceivers = new Left(connections.receivers(), rule.tauMinus());
    }

    /** Changes the weights by the spikes of a step. */
    void learn(long step, int[] senders, int[] receivers) {
        for (int j : senders)
            for (int k = connections.begin(j); k < connections.begin(j + 1); k++)
                weight[k] = Math.max(0, weight[k] - rule.depression() * byReceivers.at(connections.target(k), step, dt));
        for (int i : receivers)
            for (int at = begin[i]; at < begin[i + 1]; at++) {
                int k = incoming[at];
                weight[k] = Math.min(rule.most(), weight[k] + rule.potentiation() * bySenders.at(senderOf[k], step, dt));
            }
        for (int j : senders) bySenders.add(j, step, dt);
        for (int i : receivers) byReceivers.add(i, step, dt);
    }

    double weight(int k) { return weight[k]; }

    Connections connections() { return connections.weighing(weight.clone()); }
}
