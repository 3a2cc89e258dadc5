package engram.hopfield.rule;

import static engram.argument.Given.given;

import engram.hopfield.HopfieldException;
import engram.hopfield.Patterns;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.RandomStream;

/** A rule whose neurons, in a share a of the pairs, are coupled in one direction only, twice as strongly. */
record OneWay(LearningRule rule, double share, long seed) implements LearningRule {

    OneWay {
        if (!(share >= 0 && share <= 1))
            throw new HopfieldException("The share of one-way pairs is " + share + ": it must lie between 0 and 1.");
    }

    @Override public Matrix couplings(Patterns patterns, Backend backend) {
        int n = given("patterns", patterns).neurons();
        var draws = RandomStream.of(seed, "one-way");
        CouplingMap cut = (i, j, coupling) -> {
            double u = draws.uniform(Symmetry.SYMMETRIC.draw(i, j, n));
            if (u >= share) return coupling;
            boolean towardsSmaller = u < share / 2;        // which direction survives
            return towardsSmaller == i < j ? 2 * coupling : 0;
        };
        return cut.to(rule.couplings(patterns, backend));
    }
}
