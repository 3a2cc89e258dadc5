package engram.rate;

import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.List;
import java.util.function.Supplier;

/**
 * One call of a method, walked through with formulas in place of numbers. Where a jump depends on a variable, both ways are walked to where they meet, and
 * what differs between them becomes a choice. Ways only lead forward: who jumps back has a loop, and is refused.
 */
final class Walk {
    private final Calls calls;
    private final Source source;

    Walk(Calls calls, Source source) {
        this.calls = calls;
        this.source = source;
    }

    /** What the method returns for these arguments, the object that it is called on first. */
    Value result(List<Value> arguments) { return follow(0, source.end(), new Frame(source.locals(arguments))).returned(); }

    /** Goes on from a place until {@code stop} or the end. */
    private Frame follow(int from, int stop, Frame frame) {
        int place = from;
        while (place != stop) {
            try {
                calls.count();
                int next = step(place, frame);
                if (next < 0) return frame;
                place = next;
            } catch (Unreadable refused) {
                throw refused.in(source.line(place));
            }
        }
        return frame;
    }

    /** Does an instruction; the place of the next one, or −1 after the last. */
    private int step(int place, Frame frame) {
        switch (source.at(place)) {
            case ReturnInstruction _ -> {
                frame.end();
                return -1;
            }
            case BranchInstruction jump -> {
                return jump(jump, place, frame);
            }
            case TableSwitchInstruction choice -> {
                return choose(place, frame, choice.defaultTarget(), choice.cases());
            }
            case LookupSwitchInstruction choice -> {
                return choose(place, frame, choice.defaultTarget(), choice.cases());
            }
            case Instruction other -> simple(other, frame);
        }
        return place + 1;
    }

    private int jump(BranchInstruction jump, int place, Frame frame) {
        int there = source.place(jump.target()), meeting = source.meetingOf(place);
        if (jump.opcode() == Opcode.GOTO || jump.opcode() == Opcode.GOTO_W) return there;
        Test test = switch (frame.stack().pop()) {
            case Value.Compared compared -> Test.of(jump.opcode(), compared);
            case Value.Number(Formula b, boolean _) when jump.opcode().name().startsWith("IF_ICMP") -> Test.of(jump.opcode(), frame.number(), b);
            case Value.Number(Formula a, boolean _) -> Test.of(jump.opcode(), a, Formula.of(0));
            case Value.Known _ -> throw new Unreadable("compares objects");
        };
        if (test.known() >= 0) return test.known() == 1 ? there : place + 1;
        return split(test, meeting, frame, () -> follow(there, meeting, frame.copy()), () -> follow(place + 1, meeting, frame.copy()));
    }

    private int choose(int place, Frame frame, Label otherwise, List<SwitchCase> cases) {
        Formula key = frame.number();
        int meeting = source.meetingOf(place);
        for (int k = 0; k < cases.size(); k++) {
            Test test = new Test(Operation.IF_EQUAL, key, Formula.of(cases.get(k).caseValue()), false);
            if (test.known() == 0) continue;
            int there = source.place(cases.get(k).target());
            if (test.known() == 1) return there;
            List<SwitchCase> rest = cases.subList(k + 1, cases.size());
            return split(test, meeting, frame, () -> follow(there, meeting, frame.copy()), () -> {
                Frame no = frame.copy();
                no.push(key, true);
                int next = choose(place, no, otherwise, rest);
                return next < 0 ? no : follow(next, meeting, no);
            });
        }
        return source.place(otherwise);
    }

    /** Walks both ways to where they meet, to go on there. */
    private int split(Test test, int meeting, Frame frame, Supplier<Frame> way, Supplier<Frame> otherWay) {
        calls.deeper();
        Frame yes = way.get(), no = otherWay.get();
        calls.higher();
        if (meeting == source.end()) {
            frame.endEither(test, yes, no);
            return -1;
        }
        frame.join(test, yes, no);
        return meeting;
    }

    private void simple(Instruction instruction, Frame frame) {
        switch (instruction) {
            case ConstantInstruction constant -> frame.stack().push(Arithmetic.constant(constant.constantValue()));
            case LoadInstruction load -> frame.load(load.slot());
            case StoreInstruction store -> frame.store(store.slot());
            case IncrementInstruction increment -> frame.increment(increment.slot(), increment.constant());
            case OperatorInstruction operator -> Arithmetic.operate(operator, frame);
            case ConvertInstruction convert -> Arithmetic.convert(convert, frame);
            case StackInstruction stack -> frame.shuffle(stack.opcode());
            case FieldInstruction field -> calls.field(field, frame.stack());
            case InvokeInstruction invoke -> calls.call(invoke, frame.stack());
            case InvokeDynamicInstruction make -> calls.make(make, frame.stack());
            case ArrayLoadInstruction _ -> calls.entry(frame.whole(), frame.stack());
            case TypeCheckInstruction check when check.opcode() == Opcode.CHECKCAST -> {}
            case TypeCheckInstruction _ -> throw new Unreadable("asks for the type of an object (instanceof)");
            case NopInstruction _ -> {}
            case NewObjectInstruction _ -> throw new Unreadable("makes an object");
            case NewPrimitiveArrayInstruction _, NewReferenceArrayInstruction _, NewMultiArrayInstruction _ -> throw new Unreadable("makes an array");
            case ArrayStoreInstruction _ -> throw new Unreadable("writes to an array");
            case ThrowInstruction _ -> throw new Unreadable("throws an exception");
            default -> throw new Unreadable("has the instruction " + instruction.opcode() + ", which makes no number");
        }
    }
}
