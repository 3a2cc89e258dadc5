/**
 * Elementary functions with the same bits everywhere: of one number, of a range of an array, of a vector.
 *
 * <pre>   double y = Exp.of(x);              // double or float
 *   Tanh.of(x, y, from, to);           // double[] or float[]; y may be x
 *   DoubleVector v = Sin.of(u);        // DoubleVector or FloatVector of any width, for loops of one's own</pre>
 *
 * {@link engram.math.Exp}, {@link engram.math.Expm1}, {@link engram.math.Log}, {@link engram.math.Sin}, {@link engram.math.Cos},
 * {@link engram.math.Tanh}, {@link engram.math.Logistic} and {@link engram.math.Exprelr}, which is x/(eˣ − 1). Beside them
 * stand the sums over rows of numbers, {@link engram.math.RowSums}.
 *
 * <p><b>Why not Java's own.</b> {@code Math.exp} takes eight times as long, and {@code VectorOperators.EXP} gives other bits before a
 * method is compiled than after. Here every step is an operation that IEEE 754 defines to the last bit: fma, +, −, ×, ÷ and shifts of
 * bits. So interpreter and compilers, vector body and scalar tail, vectors of any width, any number of threads, and processors with and
 * without an instruction for fma (without, a number takes some 10 µs) find the same bits, NaN included. The reductions and polynomials are in
 * {@link engram.math.ExpReduction}, {@link engram.math.LogReduction} and {@link engram.math.Circle}, with all their constants.
 *
 * <p><b>Lanes out of the ordinary</b> (infinities, NaN, overflow, subnormal results, large arguments of sine and cosine) make the whole
 * vector be done number by number, which takes up to forty times as long; for all others there is one comparison and no mask.
 *
 * <p><b>In a loop of one's own</b> a function of a vector is as fast as over a range, as long as it is the only one: HotSpot stops inlining
 * when a method has grown too large, and what it does not inline gets its vectors as objects. Two functions in one loop take two to three
 * times as long as they should, three up to fifty times. So a formula with several is worked out block by block, some hundred numbers at a
 * time, with one range call for each function; or, where code is generated, as one flat sequence of vector operations from the constants
 * and the steps of the reductions. Within this package, a function of a vector calls its helpers first and the longest of them last,
 * for the same reason, no method has more than 325 bytes of code, and each class writes out its two loops over ranges: one loop that is
 * handed the function would get its vectors as objects too.
 */
package engram.math;
