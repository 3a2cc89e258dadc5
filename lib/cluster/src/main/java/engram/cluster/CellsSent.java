package engram.cluster;

import engram.cluster.Cells.Variable;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.invoke.SerializedLambda;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds out what works need of the notebook: from the classes of their objects and the methods of their lambdas on, all classes of cells that these name,
 * and the variables that their methods read. What runs a cell is left out: it names all that the cell does.
 */
final class CellsSent {
    /** The kernel's names: REPL.$12b holds a declaration, such as the class REPL.$12b$Counter; see engram.kernel.compile.Wrappers. */
    private static final Pattern NAME = Pattern.compile("REPL[/.](\\$\\d+[a-z]*(?:\\$[\\w$]+)?)");
    private static final String PACKAGE = "REPL/";
    private static final String RUN = "$run$";

    private record Method(String owner, String name, String type) { }

    private final ClassLoader live = Thread.currentThread().getContextClassLoader();
    private final Map<String, ClassModel> classes = new LinkedHashMap<>();
    private final Map<String, byte[]> codes = new HashMap<>();
    private final Set<Method> seen = new HashSet<>();
    private final Deque<Method> reached = new ArrayDeque<>();
    private final Set<Variable> read = new HashSet<>();

    /** Writes objects, and notes what of cells they are made of. */
    private final class Writer extends ObjectOutputStream {
        Writer() throws IOException {
            super(OutputStream.nullOutputStream());
            enableReplaceObject(true);
        }

        @Override protected void annotateClass(Class<?> type) { noteClasses(type.getName()); }

        @Override
        protected Object replaceObject(Object object) {
            if (object instanceof SerializedLambda lambda) {
                noteClasses(lambda.getCapturingClass());
                noteMethod(lambda.getImplClass(), lambda.getImplMethodName(), lambda.getImplMethodSignature());
            }
            return object;
        }
    }

    /** Notes what an object is made of. It can be written: that was tried before. */
    void note(Object object) {
        try (var out = new Writer()) {
            out.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException if a variable can't be sent */
    Cells all() {
        while (!reached.isEmpty()) look(reached.poll());
        var values = new HashMap<Variable, Object>();
        // what a variable holds may be of a class that nothing else names, which may read more variables
        for (var left = missing(values); !left.isEmpty(); left = missing(values)) {
            for (var variable : left) values.put(variable, value(variable));
            while (!reached.isEmpty()) look(reached.poll());
        }
        return new Cells(Map.copyOf(codes), Parcel.packed(values));
    }

    private Set<Variable> missing(Map<Variable, Object> values) {
        var missing = new HashSet<>(read);
        missing.removeAll(values.keySet());
        return missing;
    }

    private Object value(Variable variable) {
        try {
            var field = Class.forName(variable.owner(), true, live).getDeclaredField(variable.name());
            field.setAccessible(true);
            Object value = field.get(null);
            note(value);
            return value;
        } catch (UncheckedIOException e) {
            throw new IllegalStateException("the variable " + variable.name() + ", which it reads, is not serialisable: " + e.getCause().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the variable " + variable.name() + ", which it reads, is not there any more", e);
        }
    }

    private static boolean isOfCell(String internalName) { return internalName.startsWith(PACKAGE); }

    /** Whether the class only holds a declaration: not all of its methods are used because one is. */
    private static boolean isHolder(String internalName) { return internalName.indexOf('$', PACKAGE.length() + 1) < 0; }

    private void noteClasses(String text) {
        var names = NAME.matcher(text);
        while (names.find()) noteClass(PACKAGE + names.group(1));
    }

    private void noteClass(String name) {
        if (classes.containsKey(name)) return;
        try (var in = live.getResourceAsStream(name + ".class")) {
            if (in == null) return; // the end of a longer name, or text that looks like one
            var parsed = ClassFile.of(ClassFile.ConstantPoolSharingOption.NEW_POOL);
            byte[] code = parsed.transformClass(parsed.parse(in.readAllBytes()),
                    ClassTransform.dropping(part -> part instanceof MethodModel method && method.methodName().equalsString(RUN)));
            var model = parsed.parse(code);
            classes.put(name, model);
            codes.put(name.replace('/', '.'), code);
            for (var entry : model.constantPool()) if (entry instanceof Utf8Entry text) noteClasses(text.stringValue());
            if (!isHolder(name)) model.methods().forEach(method -> noteMethod(name, method.methodName().stringValue(), method.methodType().stringValue()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void noteMethod(String owner, String name, String type) {
        if (!isOfCell(owner)) return;
        noteClasses(owner);
        var method = new Method(owner, name, type);
        if (seen.add(method)) reached.add(method);
    }

    private void look(Method method) {
        var owner = classes.get(method.owner());
        if (owner == null) return;
        for (var each : owner.methods()) {
            if (each.methodName().equalsString(method.name()) && each.methodType().equalsString(method.type()))
                each.code().ifPresent(code -> code.forEach(this::look));
        }
    }

    private void look(CodeElement element) {
        switch (element) {
            case FieldInstruction field when isOfCell(field.owner().asInternalName()) && isHolder(field.owner().asInternalName()) ->
                read.add(new Variable(field.owner().asInternalName().replace('/', '.'), field.name().stringValue()));
            case InvokeInstruction call -> noteMethod(call.owner().asInternalName(), call.name().stringValue(), call.type().stringValue());
            case InvokeDynamicInstruction call -> call.bootstrapArgs().forEach(argument -> {
                if (argument instanceof DirectMethodHandleDesc handle) noteMethod(internal(handle), handle.methodName(), handle.lookupDescriptor());
            });
            default -> { }
        }
    }

    private static String internal(DirectMethodHandleDesc handle) {
        var descriptor = handle.owner().descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }
}
