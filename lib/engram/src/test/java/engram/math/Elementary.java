package engram.math;

import java.math.BigDecimal;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** The functions of this package in all their forms, beside what they are checked against. */
enum Elementary {
    EXP(Exp::of, Exp::of, Exp::of, Exp::of, Exp::of, Exp::of, Reference::exp, Decimals::exp),
    EXPM1(Expm1::of, Expm1::of, Expm1::of, Expm1::of, Expm1::of, Expm1::of, Reference::expm1, Decimals::expm1),
    LOG(Log::of, Log::of, Log::of, Log::of, Log::of, Log::of, Reference::log, Decimals::log),
    SIN(Sin::of, Sin::of, Sin::of, Sin::of, Sin::of, Sin::of, Reference::sin, Decimals::sin),
    COS(Cos::of, Cos::of, Cos::of, Cos::of, Cos::of, Cos::of, Reference::cos, Decimals::cos),
    TANH(Tanh::of, Tanh::of, Tanh::of, Tanh::of, Tanh::of, Tanh::of, Reference::tanh, Decimals::tanh),
    LOGISTIC(Logistic::of, Logistic::of, Logistic::of, Logistic::of, Logistic::of, Logistic::of, Reference::logistic, Decimals::logistic),
    EXPRELR(Exprelr::of, Exprelr::of, Exprelr::of, Exprelr::of, Exprelr::of, Exprelr::of, Reference::exprelr, Decimals::exprelr);

    /** y_i ← f(x_i) on a range. */
    interface Doubles {
        void of(double[] x, double[] y, int from, int to);
    }

    /** y_i ← f(x_i) on a range. */
    interface Floats {
        void of(float[] x, float[] y, int from, int to);
    }

    final DoubleUnaryOperator one;
    final Lanes.FloatFunction oneFloat;
    final UnaryOperator<DoubleVector> vector;
    final UnaryOperator<FloatVector> floatVector;
    final Doubles range;
    final Floats floatRange;
    final DoubleFunction<DoubleDouble> doubleDouble;
    final Function<BigDecimal, BigDecimal> digits;

    Elementary(DoubleUnaryOperator one, Lanes.FloatFunction oneFloat, UnaryOperator<DoubleVector> vector, UnaryOperator<FloatVector> floatVector,
            Doubles range, Floats floatRange, DoubleFunction<DoubleDouble> doubleDouble, Function<BigDecimal, BigDecimal> digits) {
        this.one = one;
        this.oneFloat = oneFloat;
        this.vector = vector;
        this.floatVector = floatVector;
        this.range = range;
        this.floatRange = floatRange;
        this.doubleDouble = doubleDouble;
        this.digits = digits;
    }
}
