package engram.hopfield.rule;

import static engram.argument.Given.given;

import engram.hopfield.HopfieldException;
import engram.hopfield.Patterns;
import engram.tensor.Backend;
import engram.tensor.Matrix;

/** A rule with self-couplings J_ii = λp/N. */
record SelfCoupling(LearningRule rule, double lambda) implements LearningRule {

    SelfCoupling {
        if (!Double.isFinite(lambda))
            throw new HopfieldException("The self-coupling λ is " + lambda + ": it must be a finite number.");
    }

    @Override public Matrix couplings(Patterns patterns, Backend backend) {
        int n = given("patterns", patterns).neurons();
        double own = lambda * patterns.count() / n;
        if (!(Math.abs(own) <= Float.MAX_VALUE))
            throw new HopfieldException("The self-coupling λp/N is " + own + ": a matrix holds numbers of float32, below 3.4e38.");
        var couplings = rule.couplings(patterns, backend);
        for (int i = 0; i < n; i++) couplings.set(i, i, (float) own);
        return couplings;
    }
}
