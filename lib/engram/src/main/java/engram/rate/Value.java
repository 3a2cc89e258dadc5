package engram.rate;

/** What stands in a local variable or on the stack while bytecode is walked through. */
sealed interface Value {

    /** A double, or a whole number or truth value as a double; in an object (Double, Integer, Boolean) or not. */
    record Number(Formula formula, boolean isInt) implements Value {
        /** Deeper formulas would need a larger stack to be computed with. */
        private static final int DEEPEST = 500;

        public Number {
            if (formula.depth() > DEEPEST) throw new Unreadable("is too large: more than " + DEEPEST + " operations build on each other");
        }

        boolean isConstant() { return formula.operation() == Operation.CONSTANT; }
    }

    /** An object that is known: something captured, or read from a field. It equals itself alone: what its class says of equality is not asked. */
    record Known(Object object) implements Value {
        @Override public boolean equals(Object other) { return other instanceof Known known && known.object == object; }

        @Override public int hashCode() { return System.identityHashCode(object); }
    }

    /** Two doubles that have been compared, and whose order is about to be asked for. */
    record Compared(Formula a, Formula b, boolean nanIsGreater) implements Value {}

    /** A value that is an object for Java: numbers and truth values are theirs, everything else is known. */
    static Value of(Object object) {
        return switch (object) {
            case Double number -> new Number(Formula.of(number), false);
            case Integer number -> new Number(Formula.of(number), true);
            case Boolean yes -> new Number(Formula.of(yes ? 1 : 0), true);
            case Short number -> new Number(Formula.of(number), true);
            case Byte number -> new Number(Formula.of(number), true);
            case Character letter -> new Number(Formula.of(letter), true);
            case Float _ -> throw new Unreadable("calculates with float numbers: use double");
            case Long _ -> throw new Unreadable("calculates with long numbers: use double");
            case null, default -> new Known(object);
        };
    }
}
