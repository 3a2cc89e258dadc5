package engram.neuron;

import static engram.argument.Given.eachGiven;

import engram.argument.ArgumentException;

/** Currents that are given for each neuron and step, in µA/cm². */
final class StepTable implements Input {
    private final double[][] perStep; // by step, by neuron, so that neurons lie side by side
    private final int neurons;

    /** @param perNeuron neurons × steps */
    StepTable(double[][] perNeuron) {
        neurons = eachGiven("perNeuron", perNeuron).length;
        if (neurons == 0 || perNeuron[0].length == 0) throw new ArgumentException("There is no current for any neuron and step: give at least one.");
        perStep = new double[perNeuron[0].length][neurons];
        for (int i = 0; i < neurons; i++) {
            if (perNeuron[i].length != perStep.length)
                throw new ArgumentException("Neuron %d has %d currents and neuron 0 has %d: all must have the same number."
                        .formatted(i, perNeuron[i].length, perStep.length));
            for (int k = 0; k < perStep.length; k++) perStep[k][i] = Checks.finite("A current of neuron " + i, perNeuron[i][k]);
        }
    }

    StandIn.OfTable standIn() {
        double[][] perNeuron = new double[neurons][perStep.length];
        for (int i = 0; i < neurons; i++) for (int k = 0; k < perStep.length; k++) perNeuron[i][k] = perStep[k][i];
        return new StandIn.OfTable(perNeuron);
    }

    @Override public int neurons() { return neurons; }

    @Override public void add(long step, double fraction, double dt, int first, double[] current, int at, int count) {
        double[] now = perStep[(int) Math.clamp(fraction < 1 ? step : step + 1, 0L, perStep.length - 1L)];
        Checks.places(current, at, count);
        Checks.places(now, first, count);
        for (int i = 0; i < count; i++) current[at + i] += now[first + i];
    }
}
