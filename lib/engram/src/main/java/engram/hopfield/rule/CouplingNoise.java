package engram.hopfield.rule;

import static engram.argument.Given.given;

import engram.hopfield.HopfieldException;
import engram.hopfield.Patterns;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.RandomStream;

/** A rule whose couplings are disturbed: J_ij + (Δ/√N)·z, z standard normal. */
record CouplingNoise(LearningRule rule, double strength, Symmetry symmetry, long seed) implements LearningRule {
    /** Couplings that are disturbed more could leave the range of float32. */
    private static final double STRONGEST = 1e30;

    CouplingNoise {
        given("symmetry", symmetry);
        if (!(strength >= 0 && strength <= STRONGEST))
            throw new HopfieldException("The strength Δ of the noise is " + strength
                    + ": it must be a number from 0 to " + STRONGEST + ".");
    }

    @Override public Matrix couplings(Patterns patterns, Backend backend) {
        int n = given("patterns", patterns).neurons();
        double deviation = strength / Math.sqrt(n);
        var draws = RandomStream.of(seed, "coupling noise");
        CouplingMap disturb = (i, j, coupling) -> coupling + deviation * draws.gaussian(symmetry.draw(i, j, n));
        return disturb.to(rule.couplings(patterns, backend));
    }
}
