package engram.hopfield.rule;

import static engram.argument.Given.given;

import engram.hopfield.HopfieldException;
import engram.hopfield.Patterns;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.RandomStream;

/** A rule of which only a share c of the couplings survives, strengthened by 1/c. */
record Dilution(LearningRule rule, double kept, Symmetry symmetry, long seed) implements LearningRule {

    Dilution {
        given("symmetry", symmetry);
        if (!(kept > 0 && kept <= 1))
            throw new HopfieldException("The share c of couplings to keep is " + kept + ": it must be above 0 and at most 1.");
    }

    @Override public Matrix couplings(Patterns patterns, Backend backend) {
        int n = given("patterns", patterns).neurons();
        var draws = RandomStream.of(seed, "dilution");
        CouplingMap dilute = (i, j, coupling) -> draws.uniform(symmetry.draw(i, j, n)) < kept ? coupling / kept : 0;
        return dilute.to(rule.couplings(patterns, backend));
    }
}
