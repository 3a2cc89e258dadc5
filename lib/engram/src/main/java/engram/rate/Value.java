package engram.rate;

/** What stands in a local variable or on the stack while bytecode is walked through. */
sealed interface Value {

    /** A double, or a whole number or truth value as a double. */
    record Number(Formula formula, boolean isInt) implements Value {
        boolean isConstant() { return formula.operation() == Operation.CONSTANT; }
    }

    /** An object that is known: something captured, or read from a field. */
    record Known(Object object) implements Value {}

    /** Two doubles that have been compared, and whose order is about to be asked for. */
    record Compared(Formula a, Formula b, boolean nanIsGreater) implements Value {}
}
