package engram.rate;

import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** What a method reaches beyond its own code: fields, other methods, other lambdas. Follows calls of Java code, and knows the elementary functions. */
final class Calls {
    /** More than these instructions are not walked through for one formula, and no more calls and conditions within each other. */
    private static final int MOST = 20_000, DEEPEST = 200;

    private final ClassLoader loader;
    private final Deque<Call> open = new ArrayDeque<>();
    private int instructions;
    private int depth;

    /** A method that is being walked through, and the lambda or object of which it is one: the same method of another is no recursion. */
    private record Call(String method, Object of) {
        @Override public boolean equals(Object other) { return other instanceof Call call && call.method.equals(method) && call.of == of; }

        @Override public int hashCode() { return method.hashCode(); }
    }

    /** @param loader of the classes that the code names */
    Calls(ClassLoader loader) { this.loader = loader; }

    void count() {
        if (++instructions > MOST) throw new Unreadable("is too large: more than " + MOST + " instructions lead to its result");
    }

    void deeper() {
        if (++depth > DEEPEST) throw new Unreadable("is too large: more than " + DEEPEST + " calls and conditions lie within each other");
    }

    void higher() { depth--; }

    /** The result of an object's method, whichever its class has. */
    Value result(Object object, String name, MethodTypeDesc types, List<Value> arguments) {
        Lambda lambda = Lambda.of(object);
        if (lambda == null) return enter(object.getClass(), name, types, with(object, arguments), object);
        boolean isDefault = !lambda.called().equals(name) || !lambda.types().equals(types.descriptorString())
                && Members.own(type(lambda.type()), name, types.descriptorString()) != null;
        if (isDefault) return enter(type(lambda.type()), name, types, with(object, arguments), object);
        if (lambda.makesObject()) throw new Unreadable("makes an object");
        var all = new ArrayList<>(lambda.captured());
        all.addAll(arguments);
        return lambda.isStatic() ? ofStatic(lambda.owner(), lambda.method(), lambda.code(), all, object)
                : of(all.removeFirst(), lambda.owner(), lambda.method(), lambda.code(), all);
    }

    private static List<Value> with(Object object, List<Value> arguments) {
        List<Value> all = new ArrayList<>(List.of(new Value.Known(object)));
        all.addAll(arguments);
        return all;
    }

    private Value ofStatic(String owner, String name, MethodTypeDesc types, List<Value> arguments, Object of) {
        Value function = Functions.of(owner, name, arguments);
        return function != null ? function : enter(type(owner, "calls " + name + ", which is not there any more"), name, types, arguments, of);
    }

    private Value of(Value receiver, String owner, String name, MethodTypeDesc types, List<Value> arguments) {
        if (receiver instanceof Value.Number number) return Functions.ofBoxed(number, name, arguments);
        Object object = known(receiver);
        if (object instanceof Enum<?> one && name.equals("ordinal")) return new Value.Number(Formula.of(one.ordinal()), true);
        Class<?> type = type(owner);
        return Members.isPrivate(type, name, types.descriptorString()) ? enter(type, name, types, with(object, arguments), object)
                : result(object, name, types, arguments);
    }

    private Class<?> type(String name) { return type(name, "uses " + name + ", which can't be found"); }

    private Class<?> type(String name, String otherwise) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new Unreadable(otherwise);
        }
    }

    /** Walks through a method, looked for in a class and in what it is made from. */
    private Value enter(Class<?> type, String name, MethodTypeDesc types, List<Value> arguments, Object of) {
        var call = new Call(type.getName() + "." + name + types.descriptorString(), of);
        if (open.contains(call)) throw new Unreadable(name.startsWith("lambda$") ? "calls itself" : "calls itself (" + name + ")");
        open.push(call);
        deeper();
        try {
            Value result = new Walk(this, Members.method(type, name, types.descriptorString())).result(arguments);
            if (types.returnType().equals(ConstantDescs.CD_void)) throw new Unreadable("calls a method that returns nothing");
            return result;
        } finally {
            higher();
            open.pop();
        }
    }

    void field(FieldInstruction field, Deque<Value> stack) {
        boolean isStatic = field.opcode() == Opcode.GETSTATIC;
        if (!isStatic && field.opcode() != Opcode.GETFIELD) throw new Unreadable("writes to " + field.name().stringValue());
        Object of = isStatic ? null : known(stack.pop());
        String name = field.name().stringValue();
        try {
            Field found = Members.field(type(Lambda.name(field.owner().asInternalName())), name);
            found.setAccessible(true);
            stack.push(Value.of(found.get(of)));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            throw e instanceof Unreadable refused ? refused : new Unreadable("reads " + name + ", which can't be reached");
        }
    }

    /** An entry of the array that is on the stack. */
    void entry(int index, Deque<Value> stack) {
        Object array = known(stack.pop());
        if (!array.getClass().isArray()) throw new Unreadable("uses an array that is not there");
        int length = Array.getLength(array);
        if (index < 0 || index >= length) throw new Unreadable("reads the entry " + index + " of an array of " + length);
        stack.push(Value.of(Array.get(array, index)));
    }

    private static Object known(Value value) {
        if (value instanceof Value.Known(Object object) && object != null) return object;
        throw new Unreadable("uses an object that is not there");
    }

    void call(InvokeInstruction call, Deque<Value> stack) {
        String owner = Lambda.name(call.owner().asInternalName()), name = call.name().stringValue();
        MethodTypeDesc types = call.typeSymbol();
        List<Value> arguments = pop(stack, types.parameterCount());
        if (owner.equals("java.io.PrintStream")) throw new Unreadable("prints");
        Value result = switch (call.opcode()) {
            case INVOKESTATIC -> ofStatic(owner, name, types, arguments, null);
            case INVOKESPECIAL -> {
                if (name.equals(ConstantDescs.INIT_NAME)) throw new Unreadable("makes an object");
                Object object = known(stack.pop());
                yield enter(type(owner), name, types, with(object, arguments), object);
            }
            default -> of(stack.pop(), owner, name, types, arguments);
        };
        stack.push(as(types.returnType(), result));
    }

    /** A value where one of this type is expected: an int becomes a double. */
    static Value as(ClassDesc type, Value value) {
        boolean widens = type.equals(ConstantDescs.CD_double) && value instanceof Value.Number number && number.isInt();
        return widens ? new Value.Number(((Value.Number) value).formula(), false) : value;
    }

    private static List<Value> pop(Deque<Value> stack, int count) {
        Value[] arguments = new Value[count];
        for (int k = count - 1; k >= 0; k--) arguments[k] = stack.pop();
        return new ArrayList<>(Arrays.asList(arguments));
    }

    /** A lambda or a method reference that is made on the way. */
    void make(InvokeDynamicInstruction make, Deque<Value> stack) {
        List<Value> captured = pop(stack, make.typeSymbol().parameterCount());
        stack.push(new Value.Known(Lambda.of(make, captured)));
    }
}
