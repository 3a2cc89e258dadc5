package engram.rate;

import java.io.Serializable;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * A lambda or a method reference.
 *
 * @param type     the interface that it is of
 * @param called   the interface's abstract method
 * @param types    that method's types, as a descriptor
 * @param kind     how it calls its code, as in {@link MethodHandleInfo}
 * @param owner    the class with its code
 * @param method   the method there
 * @param code     that method's types
 * @param captured its first arguments
 */
record Lambda(String type, String called, String types, int kind, String owner, String method, MethodTypeDesc code, List<Value> captured) {

    /** That which an object is; null where it is none. */
    static Lambda of(Object function) {
        if (function instanceof Lambda made) return made;
        if (!function.getClass().isHidden()) return null;
        if (!(function instanceof Serializable)) throw new Unreadable("calls a lambda that is not Serializable: declare it as a Rate");
        try {
            Method write = function.getClass().getDeclaredMethod("writeReplace");
            write.setAccessible(true);
            return write.invoke(function) instanceof SerializedLambda lambda ? of(lambda) : null;
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new Unreadable("is a lambda that does not show its code");
        }
    }

    private static Lambda of(SerializedLambda lambda) {
        List<Value> captured = new ArrayList<>();
        for (int k = 0; k < lambda.getCapturedArgCount(); k++) captured.add(Value.of(lambda.getCapturedArg(k)));
        return new Lambda(name(lambda.getFunctionalInterfaceClass()), lambda.getFunctionalInterfaceMethodName(),
                lambda.getFunctionalInterfaceMethodSignature(), lambda.getImplMethodKind(), name(lambda.getImplClass()), lambda.getImplMethodName(),
                MethodTypeDesc.ofDescriptor(lambda.getImplMethodSignature()), captured);
    }

    /** One that is made on the way. */
    static Lambda of(InvokeDynamicInstruction make, List<Value> captured) {
        String by = make.bootstrapMethod().owner().displayName();
        if (!by.equals("LambdaMetafactory")) throw new Unreadable(by.equals("StringConcatFactory") ? "makes a text" : "chooses by the type of an object");
        var types = (MethodTypeDesc) make.bootstrapArgs().get(0);
        var code = (DirectMethodHandleDesc) make.bootstrapArgs().get(1);
        String type = make.typeSymbol().returnType().descriptorString();
        return new Lambda(name(type.substring(1, type.length() - 1)), make.name().stringValue(), types.descriptorString(), code.refKind(),
                name(code.owner().descriptorString().replaceAll("^L|;$", "")), code.methodName(), MethodTypeDesc.ofDescriptor(code.lookupDescriptor()), captured);
    }

    /** Whether it is a constructor's. */
    boolean makesObject() { return kind == MethodHandleInfo.REF_newInvokeSpecial; }

    /** Whether its code is called without an object. */
    boolean isStatic() { return kind == MethodHandleInfo.REF_invokeStatic; }

    static String name(String internal) { return internal.replace('/', '.'); }
}
