package engram.rate;

import java.lang.classfile.Opcode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The local variables and the stack on a way through a method, and at its end what it returns. */
final class Frame {
    private final Value[] locals;
    private final Deque<Value> stack;
    private Value returned;

    /** @param locals the variables; null where there is none yet */
    Frame(Value... locals) { this(locals, new ArrayDeque<>()); }

    private Frame(Value[] locals, Deque<Value> stack) {
        this.locals = locals;
        this.stack = stack;
    }

    Frame copy() { return new Frame(locals.clone(), new ArrayDeque<>(stack)); }

    Deque<Value> stack() { return stack; }

    Value returned() { return returned; }

    /** The method ends with what is on the stack. */
    void end() { returned = stack.isEmpty() ? new Value.Known(null) : stack.pop(); }

    void load(int slot) {
        if (locals[slot] == null) throw new Unreadable("uses a variable that differs from way to way");
        stack.push(locals[slot]);
    }

    void store(int slot) { locals[slot] = stack.pop(); }

    void increment(int slot, int by) {
        if (!(locals[slot] instanceof Value.Number number) || !number.isConstant()) throw new Unreadable("calculates with an int that depends on a variable");
        locals[slot] = new Value.Number(Formula.of((int) number.formula().constant() + by), true);
    }

    void push(Formula formula, boolean isInt) { stack.push(new Value.Number(formula, isInt)); }

    /** Takes a number from the stack. */
    Formula number() {
        if (stack.pop() instanceof Value.Number(Formula formula, boolean _)) return formula;
        throw new Unreadable("calculates with something that is no double or int");
    }

    /** Takes an int from the stack. */
    int whole() {
        Formula number = number();
        if (number.operation() != Operation.CONSTANT) throw new Unreadable("calculates with an int that depends on a variable");
        return (int) number.constant();
    }

    /** The method ends for both answers of a test. */
    void endEither(Test test, Frame yes, Frame no) { returned = either(test, yes.returned, no.returned); }

    /** What is there where the ways after a test meet. */
    void join(Test test, Frame yes, Frame no) {
        for (int k = 0; k < locals.length; k++) locals[k] = joined(test, yes.locals[k], no.locals[k]);
        List<Value> first = new ArrayList<>(yes.stack), second = new ArrayList<>(no.stack);
        stack.clear();
        for (int k = 0; k < first.size(); k++) stack.addLast(either(test, first.get(k), second.get(k)));
    }

    /** A local variable after the ways have met: nothing where it was not set on both, for then it can't be used. */
    private static Value joined(Test test, Value yes, Value no) {
        if (yes == null || no == null) return null;
        if (yes.equals(no)) return yes;
        return yes instanceof Value.Number && no instanceof Value.Number ? either(test, yes, no) : null;
    }

    private static Value either(Test test, Value yes, Value no) {
        if (yes != null && yes.equals(no)) return yes;
        if (yes instanceof Value.Number(Formula a, boolean isInt) && no instanceof Value.Number(Formula b, boolean _))
            return new Value.Number(test.choose(a, b), isInt);
        throw new Unreadable("chooses between objects");
    }

    /** Takes from the stack or doubles what is on it, where a double counts as two. */
    void shuffle(Opcode code) {
        switch (code) {
            case POP -> stack.pop();
            case POP2 -> {
                if (!isWide(stack.pop())) stack.pop();
            }
            case DUP -> stack.push(stack.peek());
            case DUP2 -> {
                Value top = stack.pop();
                if (!isWide(top)) throw new Unreadable("has the instruction " + code + " of two values, which is not known");
                stack.push(top);
                stack.push(top);
            }
            default -> throw new Unreadable("has the instruction " + code + ", which is not known");
        }
    }

    private static boolean isWide(Value value) { return value instanceof Value.Number number && !number.isInt(); }
}
