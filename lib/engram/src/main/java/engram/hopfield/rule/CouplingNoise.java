package engram.hopfield.rule;

import engram.hopfield.HopfieldException;
import engram.hopfield.Patterns;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.RandomStream;

/** A rule whose couplings are disturbed: J_ij + (Δ/√N)·z, z standard normal. */
record CouplingNoise(LearningRule rule, double strength, Symmetry symmetry, long seed) implements LearningRule {

    CouplingNoise {
        if (!(strength >= 0 && strength < Double.POSITIVE_INFINITY))
            throw new HopfieldException("The strength Δ of the noise is " + strength + ": it must be a number from 0 up.");
    }

    @Override public Matrix couplings(Patterns patterns, Backend backend) {
        int n = patterns.neurons();
        double deviation = strength / Math.sqrt(n);
        var draws = RandomStream.of(seed, "coupling noise");
        CouplingMap disturb = (i, j, coupling) -> coupling + deviation * draws.gaussian(symmetry.draw(i, j, n));
        return disturb.to(rule.couplings(patterns, backend));
    }
}
