package engram.rate;

import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.util.Locale;

/** The instructions that make numbers of numbers. */
final class Arithmetic {
    private Arithmetic() {}

    static Value constant(Object value) {
        return switch (value) {
            case Double _, Integer _, Float _, Long _ -> Value.of(value);
            default -> new Value.Known(value);
        };
    }

    static void operate(OperatorInstruction operator, Frame frame) {
        Opcode code = operator.opcode();
        if (code == Opcode.ARRAYLENGTH) throw new Unreadable("asks for the length of an array");
        switch (operator.typeKind()) {
            case INT -> integers(code, frame);
            case DOUBLE -> doubles(code, frame);
            default -> throw new Unreadable("calculates with " + name(operator.typeKind()) + " numbers: use double");
        }
    }

    private static void doubles(Opcode code, Frame frame) {
        if (code == Opcode.DNEG) {
            frame.push(Formula.of(Operation.NEGATE, frame.number()), false);
            return;
        }
        Formula b = frame.number(), a = frame.number();
        switch (code) {
            case DADD -> frame.push(Formula.of(Operation.ADD, a, b), false);
            case DSUB -> frame.push(Formula.of(Operation.SUBTRACT, a, b), false);
            case DMUL -> frame.push(Formula.of(Operation.MULTIPLY, a, b), false);
            case DDIV -> frame.push(Formula.of(Operation.DIVIDE, a, b), false);
            case DCMPG -> frame.stack().push(new Value.Compared(a, b, true));
            case DCMPL -> frame.stack().push(new Value.Compared(a, b, false));
            case DREM -> throw new Unreadable("uses %");
            default -> throw new Unreadable("has the instruction " + code + ", which is not known");
        }
    }

    /** Whole numbers that do not depend on a variable. */
    private static void integers(Opcode code, Frame frame) {
        if (code == Opcode.IAND || code == Opcode.IOR || code == Opcode.IXOR) throw new Unreadable("uses &, | or ^: use && or ||");
        int b = frame.whole(), a = code == Opcode.INEG ? 0 : frame.whole();
        frame.push(Formula.of(switch (code) {
            case INEG -> -b;
            case IADD -> a + b;
            case ISUB -> a - b;
            case IMUL -> a * b;
            default -> throw new Unreadable("calculates with int numbers (" + code + "): use double");
        }), true);
    }

    static void convert(ConvertInstruction convert, Frame frame) {
        boolean fromInt = convert.fromType() == TypeKind.INT && convert.toType() == TypeKind.DOUBLE;
        boolean toInt = convert.fromType() == TypeKind.DOUBLE && convert.toType() == TypeKind.INT;
        if (fromInt) frame.push(frame.number(), false);
        else if (toInt && frame.stack().peek() instanceof Value.Number known && known.isConstant())
            frame.push(Formula.of((int) frame.number().constant()), true);
        else throw new Unreadable("turns %s %s into %s %s: stay with double".formatted(article(convert.fromType()), name(convert.fromType()),
                    article(convert.toType()), name(convert.toType())));
    }

    private static String article(TypeKind kind) { return kind == TypeKind.INT ? "an" : "a"; }

    private static String name(TypeKind kind) { return kind.name().toLowerCase(Locale.ROOT); }
}
