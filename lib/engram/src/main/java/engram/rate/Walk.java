package engram.rate;

import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * One call of a method, walked through with formulas in place of numbers. Where a jump depends on a variable, both ways are walked to where they meet, and
 * what differs between them becomes a choice. Ways only lead forward: who jumps back has a loop, and is refused.
 */
final class Walk {
    private final Calls calls;
    private final Source source;

    /** What a way has made: the variables and the stack at its end, or what it returns. */
    private static final class State {
        private final Value[] locals;
        private final Deque<Value> stack;
        private Value returned;

        State(Value[] locals, Deque<Value> stack) {
            this.locals = locals;
            this.stack = stack;
        }

        State copy() { return new State(locals.clone(), new ArrayDeque<>(stack)); }

        Formula number() {
            if (stack.pop() instanceof Value.Number(Formula formula, boolean _)) return formula;
            throw new Unreadable("calculates with something that is no double or int");
        }

        void push(Formula formula, boolean isInt) { stack.push(new Value.Number(formula, isInt)); }
    }

    Walk(Calls calls, Source source) {
        this.calls = calls;
        this.source = source;
    }

    /** What the method returns for these arguments, of which a double takes two places. */
    Value result(List<Value> arguments) {
        Value[] locals = new Value[256];
        int place = 0;
        for (Value argument : arguments) {
            locals[place] = argument;
            place += argument instanceof Value.Number number && !number.isInt() ? 2 : 1;
        }
        return follow(0, source.end(), new State(locals, new ArrayDeque<>())).returned;
    }

    /** Goes on from a place until {@code stop} or the end. */
    private State follow(int from, int stop, State state) {
        int place = from;
        while (place != stop) {
            try {
                calls.count();
                int next = step(place, stop, state);
                if (next < 0) return state;
                place = next;
            } catch (Unreadable refused) {
                throw refused.in(source.line(place));
            }
        }
        return state;
    }

    /** Does an instruction; the place of the next one, or −1 after the last. */
    private int step(int place, int stop, State state) {
        switch (source.at(place)) {
            case ReturnInstruction _ -> {
                state.returned = state.stack.isEmpty() ? new Value.Known(null) : state.stack.pop();
                return -1;
            }
            case BranchInstruction jump -> {
                return jump(jump, place, state);
            }
            case TableSwitchInstruction choice -> {
                return choose(place, state, choice.defaultTarget(), choice.cases());
            }
            case LookupSwitchInstruction choice -> {
                return choose(place, state, choice.defaultTarget(), choice.cases());
            }
            case Instruction other -> simple(other, state);
        }
        return place + 1;
    }

    private int jump(BranchInstruction jump, int place, State state) {
        int there = source.place(jump.target());
        if (jump.opcode() == Opcode.GOTO || jump.opcode() == Opcode.GOTO_W) return there;
        Value last = state.stack.pop();
        Test test = switch (last) {
            case Value.Compared compared -> Test.of(jump.opcode(), compared);
            case Value.Number(Formula b, boolean _) when jump.opcode().name().startsWith("IF_ICMP") -> Test.of(jump.opcode(), state.number(), b);
            case Value.Number(Formula a, boolean _) -> Test.of(jump.opcode(), a, Formula.of(0));
            case Value.Known _ -> throw new Unreadable("compares objects");
        };
        return test.known() >= 0 ? test.known() == 1 ? there : place + 1 : split(test, place, there, place + 1, state);
    }

    /** Walks both ways to where they meet, and goes on there. */
    private int split(Test test, int place, int there, int here, State state) {
        int meeting = source.meetingOf(place);
        State yes = follow(there, meeting, state.copy()), no = follow(here, meeting, state.copy());
        if (meeting == source.end()) {
            state.returned = either(test, yes.returned, no.returned);
            return -1;
        }
        for (int k = 0; k < state.locals.length; k++) state.locals[k] = merged(test, yes.locals[k], no.locals[k]);
        List<Value> first = new ArrayList<>(yes.stack), second = new ArrayList<>(no.stack);
        state.stack.clear();
        for (int k = 0; k < first.size(); k++) state.stack.addLast(either(test, first.get(k), second.get(k)));
        return meeting;
    }

    /** A local variable after the ways have met: nothing where it was not set on both, for then it can't be used. */
    private static Value merged(Test test, Value yes, Value no) {
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

    private int choose(int place, State state, Label otherwise, List<SwitchCase> cases) {
        Formula key = state.number();
        for (int k = 0; k < cases.size(); k++) {
            Test test = new Test(Operation.IF_EQUAL, key, Formula.of(cases.get(k).caseValue()), false);
            if (test.known() == 0) continue;
            int there = source.place(cases.get(k).target());
            if (test.known() == 1) return there;
            return splitCases(test, place, there, state, key, otherwise, cases.subList(k + 1, cases.size()));
        }
        return source.place(otherwise);
    }

    private int splitCases(Test test, int place, int there, State state, Formula key, Label otherwise, List<SwitchCase> rest) {
        int meeting = source.meetingOf(place);
        State yes = follow(there, meeting, state.copy()), no = state.copy();
        no.push(key, true);
        int next = choose(place, no, otherwise, rest);
        if (next >= 0 && next != meeting) no = follow(next, meeting, no);
        if (meeting == source.end()) {
            state.returned = either(test, yes.returned, no.returned);
            return -1;
        }
        for (int k = 0; k < state.locals.length; k++) state.locals[k] = merged(test, yes.locals[k], no.locals[k]);
        List<Value> first = new ArrayList<>(yes.stack), second = new ArrayList<>(no.stack);
        state.stack.clear();
        for (int k = 0; k < first.size(); k++) state.stack.addLast(either(test, first.get(k), second.get(k)));
        return meeting;
    }

    private void simple(Instruction instruction, State state) {
        switch (instruction) {
            case ConstantInstruction constant -> state.stack.push(constant(constant.constantValue()));
            case LoadInstruction load -> {
                Value value = state.locals[load.slot()];
                if (value == null) throw new Unreadable("uses a variable that differs from way to way");
                state.stack.push(value);
            }
            case StoreInstruction store -> state.locals[store.slot()] = state.stack.pop();
            case IncrementInstruction increment -> state.locals[increment.slot()] = add(state.locals[increment.slot()], increment.constant());
            case OperatorInstruction operator -> operate(operator, state);
            case ConvertInstruction convert -> convert(convert, state);
            case StackInstruction stack -> shuffle(stack.opcode(), state.stack);
            case FieldInstruction field -> calls.field(field, state.stack);
            case InvokeInstruction invoke -> calls.call(invoke, state.stack);
            case InvokeDynamicInstruction make -> calls.make(make, state.stack);
            case ArrayLoadInstruction array -> load(array, state);
            case TypeCheckInstruction check when check.opcode() == Opcode.CHECKCAST -> {}
            case NopInstruction _ -> {}
            case NewObjectInstruction _ -> throw new Unreadable("makes an object");
            case ThrowInstruction _ -> throw new Unreadable("throws an exception");
            default -> throw new Unreadable("has the instruction " + instruction.opcode() + ", which makes no number");
        }
    }

    private static Value constant(Object value) {
        return switch (value) {
            case Double number -> new Value.Number(Formula.of(number), false);
            case Integer number -> new Value.Number(Formula.of(number), true);
            case Float _, Long _ -> throw new Unreadable("calculates with " + (value instanceof Float ? "float" : "long") + " numbers: use double");
            default -> new Value.Known(value);
        };
    }

    private static Value add(Value to, int number) {
        if (to instanceof Value.Number sum && sum.isConstant()) return new Value.Number(Formula.of((int) sum.formula().constant() + number), true);
        throw new Unreadable("calculates with an int that depends on a variable");
    }

    private static void operate(OperatorInstruction operator, State state) {
        Opcode code = operator.opcode();
        if (operator.typeKind() == TypeKind.INT) {
            integers(code, state);
            return;
        }
        if (operator.typeKind() != TypeKind.DOUBLE) throw new Unreadable("calculates with " + operator.typeKind().name().toLowerCase(java.util.Locale.ROOT) + " numbers: use double");
        if (code == Opcode.DNEG) {
            state.push(Formula.of(Operation.NEGATE, state.number()), false);
            return;
        }
        Formula b = state.number(), a = state.number();
        switch (code) {
            case DADD -> state.push(Formula.of(Operation.ADD, a, b), false);
            case DSUB -> state.push(Formula.of(Operation.SUBTRACT, a, b), false);
            case DMUL -> state.push(Formula.of(Operation.MULTIPLY, a, b), false);
            case DDIV -> state.push(Formula.of(Operation.DIVIDE, a, b), false);
            case DCMPG -> state.stack.push(new Value.Compared(a, b, true));
            case DCMPL -> state.stack.push(new Value.Compared(a, b, false));
            case DREM -> throw new Unreadable("uses %");
            default -> throw new Unreadable("has the instruction " + code + ", which is not known");
        }
    }

    /** Whole numbers that do not depend on a variable. */
    private static void integers(Opcode code, State state) {
        int b = whole(state), a = code == Opcode.INEG ? 0 : whole(state);
        state.push(Formula.of(switch (code) {
            case INEG -> -b;
            case IADD -> a + b;
            case ISUB -> a - b;
            case IMUL -> a * b;
            default -> throw new Unreadable("calculates with int numbers (" + code + "): use double");
        }), true);
    }

    private static int whole(State state) {
        Formula number = state.number();
        if (number.operation() != Operation.CONSTANT) throw new Unreadable("calculates with an int that depends on a variable");
        return (int) number.constant();
    }

    private static void convert(ConvertInstruction convert, State state) {
        boolean fromInt = convert.fromType() == TypeKind.INT && convert.toType() == TypeKind.DOUBLE;
        boolean toInt = convert.fromType() == TypeKind.DOUBLE && convert.toType() == TypeKind.INT;
        if (fromInt) state.push(state.number(), false);
        else if (toInt && state.stack.peek() instanceof Value.Number known && known.isConstant()) state.push(Formula.of((int) state.number().constant()), true);
        else throw new Unreadable("turns a " + convert.fromType().name().toLowerCase(java.util.Locale.ROOT) + " into a "
                + convert.toType().name().toLowerCase(java.util.Locale.ROOT) + ": stay with double");
    }

    private static void load(ArrayLoadInstruction array, State state) {
        int index = whole(state);
        Object from = state.stack.pop() instanceof Value.Known(Object object) ? object : null;
        switch (from) {
            case double[] numbers when index >= 0 && index < numbers.length -> state.push(Formula.of(numbers[index]), false);
            case int[] numbers when index >= 0 && index < numbers.length -> state.push(Formula.of(numbers[index]), true);
            case Object[] objects when index >= 0 && index < objects.length -> state.stack.push(new Value.Known(objects[index]));
            case null, default -> throw new Unreadable("reads an array of " + array.typeKind().name().toLowerCase(java.util.Locale.ROOT) + ", or outside of one");
        }
    }

    private static void shuffle(Opcode code, Deque<Value> stack) {
        switch (code) {
            case POP -> stack.pop();
            case POP2 -> {
                if (!isWide(stack.pop())) stack.pop();
            }
            case DUP -> stack.push(stack.peek());
            case DUP2 -> {
                Value top = stack.pop();
                if (isWide(top)) {
                    stack.push(top);
                } else {
                    Value below = stack.pop();
                    stack.push(below);
                    stack.push(top);
                    stack.push(below);
                }
                stack.push(top);
            }
            default -> throw new Unreadable("has the instruction " + code + ", which is not known");
        }
    }

    private static boolean isWide(Value value) { return value instanceof Value.Number number && !number.isInt(); }
}
