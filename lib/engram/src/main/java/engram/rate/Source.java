package engram.rate;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The instructions of a method in their order, with jumps as places, and where the ways after a jump meet again. */
final class Source {
    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private final Map<Label, Integer> places = new HashMap<>();
    private final MethodModel method;
    private final int locals;
    private final int[] meeting; // by instruction: where all ways from it lead through next; the number of instructions for the end

    private Source(MethodModel method) {
        var code = method.code().orElseThrow(() -> new Unreadable("calls " + method.methodName().stringValue() + ", which has no code in Java"));
        if (!code.exceptionHandlers().isEmpty())
            throw new Unreadable("has a try, or a pattern that takes a record apart").in(firstLine(code));
        this.method = method;
        this.locals = ((CodeAttribute) code).maxLocals();
        int line = 0;
        for (CodeElement element : code) {
            switch (element) {
                case LineNumber number -> line = number.line();
                case LabelTarget target -> places.put(target.label(), instructions.size());
                case Instruction instruction -> {
                    instructions.add(instruction);
                    lines.add(line);
                }
                default -> {}
            }
        }
        meeting = new int[instructions.size()];
        for (int k = instructions.size() - 1; k >= 0; k--) meeting[k] = meeting(k);
    }

    private static int firstLine(CodeModel code) {
        return code.elementStream().filter(LineNumber.class::isInstance).mapToInt(element -> ((LineNumber) element).line()).findFirst().orElse(0);
    }

    /** The code of a method of a class, or of one that the class has it from; null where none of these has it. */
    static Source of(Class<?> type, String name, String descriptor) {
        ClassModel model = model(type);
        for (MethodModel method : model.methods())
            if (method.methodName().equalsString(name) && method.methodType().equalsString(descriptor))
                return method.code().isPresent() ? new Source(method) : null;
        return null;
    }

    private static ClassModel model(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".class";
        ClassLoader loader = type.getClassLoader();
        try (InputStream bytes = loader == null ? null : loader.getResourceAsStream(file)) {
            if (bytes == null) throw new Unreadable("uses " + type.getName() + ", whose code can't be read");
            return ClassFile.of().parse(bytes.readAllBytes());
        } catch (IOException | IllegalArgumentException e) {
            throw new Unreadable("uses " + type.getName() + ", whose code can't be read (" + e.getMessage() + ")");
        }
    }

    private boolean has(int flag) { return (method.flags().flagsMask() & flag) != 0; }

    boolean isPrivate() { return has(ClassFile.ACC_PRIVATE); }

    /** The local variables at the start of the method, for these arguments: a double takes two places, one in an object does not. */
    Value[] locals(List<Value> arguments) {
        Value[] all = new Value[locals];
        int place = 0, first = has(ClassFile.ACC_STATIC) ? 0 : 1;
        if (first > 0) all[place++] = arguments.getFirst();
        var types = method.methodTypeSymbol().parameterList();
        if (types.size() + first != arguments.size())
            throw new Unreadable("calls " + method.methodName().stringValue() + " with other arguments than it has");
        for (int k = 0; k < types.size(); k++) {
            all[place] = Calls.as(types.get(k), arguments.get(k + first));
            place += TypeKind.from(types.get(k)).slotSize();
        }
        return all;
    }

    /** The number of instructions. */
    int end() { return instructions.size(); }

    Instruction at(int place) { return instructions.get(place); }

    /** The line of the source. */
    int line(int place) { return lines.get(place); }

    int place(Label label) { return places.get(label); }

    /** Where the ways from a jump meet. */
    int meetingOf(int place) { return meeting[place]; }

    private int meeting(int place) {
        return switch (instructions.get(place)) {
            case BranchInstruction jump -> {
                int there = forward(place, jump.target());
                yield jump.opcode().name().startsWith("GOTO") ? there : common(there, place + 1);
            }
            case TableSwitchInstruction choice -> common(place, choice.defaultTarget(), choice.cases());
            case LookupSwitchInstruction choice -> common(place, choice.defaultTarget(), choice.cases());
            case ReturnInstruction _, ThrowInstruction _ -> end();
            default -> place + 1;
        };
    }

    private int common(int place, Label otherwise, List<SwitchCase> cases) {
        int found = forward(place, otherwise);
        for (SwitchCase one : cases) found = common(found, forward(place, one.target()));
        return found;
    }

    private int forward(int place, Label label) {
        int there = places.get(label);
        if (there <= place) throw new Unreadable("has a loop").in(lines.get(there));
        return there;
    }

    /** The first place that both lead through. */
    private int common(int a, int b) {
        while (a != b) {
            if (a < b) a = meeting[a];
            else b = meeting[b];
        }
        return a;
    }
}
