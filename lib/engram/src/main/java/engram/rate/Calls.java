package engram.rate;

import java.io.Serializable;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What a method reaches beyond its own code: fields, other methods, other lambdas. Follows calls of Java code, and knows the elementary functions. */
final class Calls {
    /** More than these instructions are not walked through for one formula. */
    private static final int MOST = 20_000;

    private final ClassLoader loader;
    private final Deque<String> open = new ArrayDeque<>(); // methods that are being walked through
    private final List<Watched> watched = new ArrayList<>();
    private int instructions;

    /** A variable that was read, and what it held. */
    record Watched(Field field, Object of, Object value) {
        boolean hasChanged() {
            try {
                return !value.equals(field.get(of));
            } catch (IllegalAccessException e) {
                return true;
            }
        }
    }

    /** A lambda that is made on the way: the method that it calls, and what it has captured. */
    private record Made(DirectMethodHandleDesc method, List<Value> captured) {}

    /** @param loader of the classes that the code names */
    Calls(ClassLoader loader) { this.loader = loader; }

    List<Watched> watched() { return watched; }

    void count() {
        if (++instructions > MOST) throw new Unreadable("is too large: more than " + MOST + " instructions lead to its result");
    }

    /** The result of a function object's method for these arguments. */
    Value result(Object function, String name, MethodTypeDesc type, List<Value> arguments) {
        if (serialized(function) instanceof SerializedLambda lambda) {
            List<Value> all = new ArrayList<>();
            if (!lambda.getFunctionalInterfaceMethodName().equals(name)) { // a default method
                all.add(new Value.Known(function));
                all.addAll(arguments);
                return enter(type(lambda.getFunctionalInterfaceClass().replace('/', '.')), name, type.descriptorString(), all);
            }
            for (int k = 0; k < lambda.getCapturedArgCount(); k++) all.add(value(lambda.getCapturedArg(k)));
            all.addAll(arguments);
            return enter(type(lambda.getImplClass().replace('/', '.')), lambda.getImplMethodName(), lambda.getImplMethodSignature(), all);
        }
        List<Value> all = new ArrayList<>(List.of(new Value.Known(function)));
        all.addAll(arguments);
        return enter(function.getClass(), name, type.descriptorString(), all);
    }

    /** What a lambda writes of itself; null for any other object. */
    private static Object serialized(Object function) {
        if (!function.getClass().isHidden()) return null;
        if (!(function instanceof Serializable)) throw new Unreadable("calls a lambda that is not Serializable: declare it as a Rate");
        try {
            Method write = function.getClass().getDeclaredMethod("writeReplace");
            write.setAccessible(true);
            return write.invoke(function);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new Unreadable("is a lambda that does not show its code");
        }
    }

    private Class<?> type(String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new Unreadable("uses " + name + ", which can't be found");
        }
    }

    /** Walks through a method, looked for in a class and in what it is made from. */
    private Value enter(Class<?> type, String name, String descriptor, List<Value> arguments) {
        String method = type.getName() + "." + name + descriptor;
        if (open.contains(method)) throw new Unreadable("calls itself (" + name + ")");
        open.push(method);
        try {
            return new Walk(this, source(type, name, descriptor)).result(arguments);
        } finally {
            open.pop();
        }
    }

    private static Source source(Class<?> type, String name, String descriptor) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            Source source = readable(at) ? Source.of(at, name, descriptor) : null;
            if (source != null) return source;
        }
        for (Class<?> at = type; at != null; at = at.getSuperclass())
            for (Class<?> of : at.getInterfaces()) {
                Source source = readable(of) ? Source.of(of, name, descriptor) : null;
                if (source != null) return source;
            }
        throw new Unreadable("calls " + type.getSimpleName() + "." + name + ", which has no formula");
    }

    private static boolean readable(Class<?> type) { return type.getClassLoader() != null; }

    void field(FieldInstruction field, Deque<Value> stack) {
        boolean isStatic = field.opcode() == Opcode.GETSTATIC;
        if (!isStatic && field.opcode() != Opcode.GETFIELD) throw new Unreadable("writes to " + field.name().stringValue());
        Object of = isStatic ? null : known(stack.pop());
        String name = field.name().stringValue();
        try {
            Field found = find(isStatic ? type(field.owner().asSymbol()) : of.getClass(), name);
            found.setAccessible(true);
            Object value = found.get(of);
            if (!Modifier.isFinal(found.getModifiers())) watched.add(new Watched(found, of, value));
            stack.push(value(value));
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw e instanceof Unreadable refused ? refused : new Unreadable("reads " + name + ", which can't be reached");
        }
    }

    private Class<?> type(ClassDesc descriptor) {
        String text = descriptor.descriptorString();
        return type(text.substring(1, text.length() - 1).replace('/', '.'));
    }

    private static Field find(Class<?> type, String name) throws NoSuchFieldException {
        for (Class<?> at = type; at != null; at = at.getSuperclass())
            for (Field field : at.getDeclaredFields()) if (field.getName().equals(name)) return field;
        throw new NoSuchFieldException(name);
    }

    private static Object known(Value value) {
        if (value instanceof Value.Known(Object object) && object != null) return object;
        throw new Unreadable("uses an object that is not there");
    }

    private static Value value(Object object) {
        return switch (object) {
            case Double number -> new Value.Number(Formula.of(number), false);
            case Integer number -> new Value.Number(Formula.of(number), true);
            case Boolean yes -> new Value.Number(Formula.of(yes ? 1 : 0), true);
            case Float _ -> throw new Unreadable("calculates with float numbers: use double");
            case Long _ -> throw new Unreadable("calculates with long numbers: use double");
            case null, default -> new Value.Known(object);
        };
    }

    void call(InvokeInstruction call, Deque<Value> stack) {
        String owner = call.owner().asInternalName(), name = call.name().stringValue();
        MethodTypeDesc type = call.typeSymbol();
        List<Value> arguments = pop(stack, type.parameterCount());
        Formula function = Functions.of(owner, name, arguments);
        if (function != null) {
            stack.push(new Value.Number(function, false));
            return;
        }
        if (call.opcode() == Opcode.INVOKESTATIC) {
            if (owner.endsWith("/Double") && name.equals("valueOf")) stack.push(arguments.getFirst());
            else push(stack, type, enter(type(call.owner().asSymbol()), name, type.descriptorString(), arguments));
            return;
        }
        Value receiver = stack.pop();
        if (receiver instanceof Value.Number && name.endsWith("Value")) {
            stack.push(receiver); // a Double, which is its number here
        } else if (receiver instanceof Value.Known(Made(DirectMethodHandleDesc method, List<Value> captured))) {
            List<Value> all = new ArrayList<>(captured);
            all.addAll(arguments);
            push(stack, type, enter(type(method.owner()), method.methodName(), method.lookupDescriptor(), all));
        } else {
            Object object = known(receiver);
            if (call.opcode() == Opcode.INVOKESPECIAL) throw new Unreadable("makes an object, or calls " + name + " of a class above its own");
            push(stack, type, result(object, name, type, arguments));
        }
    }

    /** The result on the stack, unless there is none. */
    private static void push(Deque<Value> stack, MethodTypeDesc type, Value result) {
        if (type.returnType().equals(ConstantDescs.CD_void)) throw new Unreadable("calls a method that returns nothing");
        stack.push(result);
    }

    private static List<Value> pop(Deque<Value> stack, int count) {
        Value[] arguments = new Value[count];
        for (int k = count - 1; k >= 0; k--) arguments[k] = stack.pop();
        var list = new ArrayList<Value>();
        Collections.addAll(list, arguments);
        return list;
    }

    /** A lambda or a method reference that is made on the way. */
    void make(InvokeDynamicInstruction make, Deque<Value> stack) {
        List<Value> captured = pop(stack, make.typeSymbol().parameterCount());
        boolean isLambda = make.bootstrapMethod().owner().descriptorString().equals("Ljava/lang/invoke/LambdaMetafactory;");
        var method = isLambda ? make.bootstrapArgs().stream().filter(MethodHandleDesc.class::isInstance).findFirst() : Optional.empty();
        if (method.isPresent() && method.get() instanceof DirectMethodHandleDesc direct) stack.push(new Value.Known(new Made(direct, captured)));
        else throw new Unreadable("makes a text or an object");
    }
}
