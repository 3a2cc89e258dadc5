package engram.rate;

import static engram.rate.Operation.IF_AT_MOST;
import static engram.rate.Operation.IF_EQUAL;
import static engram.rate.Operation.IF_LESS;

import java.lang.classfile.Opcode;

/**
 * What a conditional jump asks, as a choice: the first formula where it jumps, the second where it goes on. Java compares doubles in two steps: dcmpg and
 * dcmpl make −1, 0 or 1 of them, and 1 or −1 where one is NaN, and the jump looks at the sign of that.
 */
record Test(Operation operation, Formula a, Formula b, boolean turned) {
    /** In larger formulas a choice is not looked through. */
    private static final int MOST = 1000;

    /** The jump after dcmpg or dcmpl. */
    static Test of(Opcode jump, Value.Compared compared) {
        Formula a = compared.a(), b = compared.b();
        return switch (jump) {
            case IFEQ -> new Test(IF_EQUAL, a, b, false);
            case IFNE -> new Test(IF_EQUAL, a, b, true);
            // with dcmpg NaN is neither below 0 nor 0, with dcmpl it is below
            case IFLT -> compared.nanIsGreater() ? new Test(IF_LESS, a, b, false) : new Test(IF_AT_MOST, b, a, true);
            case IFGE -> compared.nanIsGreater() ? new Test(IF_LESS, a, b, true) : new Test(IF_AT_MOST, b, a, false);
            case IFLE -> compared.nanIsGreater() ? new Test(IF_AT_MOST, a, b, false) : new Test(IF_LESS, b, a, true);
            case IFGT -> compared.nanIsGreater() ? new Test(IF_AT_MOST, a, b, true) : new Test(IF_LESS, b, a, false);
            default -> throw new Unreadable("compares in a way that is not known (" + jump + ")");
        };
    }

    /** The jump that compares a whole number with 0, or two with each other. */
    static Test of(Opcode jump, Formula a, Formula b) {
        return switch (jump) {
            case IFEQ, IF_ICMPEQ -> new Test(IF_EQUAL, a, b, false);
            case IFNE, IF_ICMPNE -> new Test(IF_EQUAL, a, b, true);
            case IFLT, IF_ICMPLT -> new Test(IF_LESS, a, b, false);
            case IFGE, IF_ICMPGE -> new Test(IF_LESS, a, b, true);
            case IFLE, IF_ICMPLE -> new Test(IF_AT_MOST, a, b, false);
            case IFGT, IF_ICMPGT -> new Test(IF_AT_MOST, a, b, true);
            default -> throw new Unreadable("jumps in a way that is not known (" + jump + ")");
        };
    }

    /** {@code yes} where it jumps, {@code no} where it does not. */
    Formula choose(Formula yes, Formula no) {
        // where a is itself a choice of two whole numbers, that choice decides
        if (b.operation() == Operation.CONSTANT && a.size() <= MOST && isChoiceOfConstants(a)) return through(yes, no);
        return turned ? Formula.of(operation, a, b, no, yes) : Formula.of(operation, a, b, yes, no);
    }

    private static boolean isChoiceOfConstants(Formula a) {
        return a.arguments().size() == 4 && a.arguments().stream().skip(2).allMatch(of -> of.operation() == Operation.CONSTANT || isChoiceOfConstants(of));
    }

    private Formula through(Formula yes, Formula no) {
        var of = a.arguments();
        Formula first = new Test(operation, of.get(2), b, turned).choose(yes, no), second = new Test(operation, of.get(3), b, turned).choose(yes, no);
        return Formula.of(a.operation(), of.get(0), of.get(1), first, second);
    }

    /** Whether it jumps, where that does not depend on a variable: 1 or 0, else −1. */
    int known() {
        Formula chosen = choose(Formula.of(1), Formula.of(0));
        return chosen.operation() == Operation.CONSTANT ? (int) chosen.constant() : -1;
    }
}
