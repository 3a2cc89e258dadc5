package engram.kernel.shell;

import java.util.List;
import java.util.stream.Stream;

/**
 * A signature as JShell tells it: {@code a.b.Type}, {@code R Type.method(P p)}, {@code Type(P p)} for a constructor, and
 * {@code name:type} for a variable. A record's name comes with its components, which say nothing about a method of it.
 *
 * @param told what JShell says
 */
record Signature(String told) {
    private static final String COMPONENTS = "(?<=[\\w>])\\([^()]*\\)(?=[.(])";
    private static final String OWN_TYPE = "(?:\\w+\\.)+\\w+(?:<.*>)?\\([^()]*\\)";

    /** As it is shown to people. */
    String written() {
        int colon = told.indexOf(':');
        return colon < 0 ? bare() : told.substring(colon + 1).replace("java.lang.", "") + " " + told.substring(0, colon);
    }

    /** Without the components of records, unless there is nothing else. */
    private String bare() {
        return told.replaceAll(COMPONENTS, "");
    }

    /** The type that is named, in full and without components and type arguments. */
    String type() {
        return erased(told.replaceFirst("\\(.*", ""));
    }

    /** Whether it names a method or constructor. */
    boolean isCall() {
        return told.contains("(") && !told.matches(OWN_TYPE);
    }

    /** Whether it is that of a method or constructor of the name. */
    boolean isOf(String name) {
        return isCall() && (callee().equals(name) || callee().endsWith("." + name));
    }

    /** {@code Type.method}, or {@code Type} for a constructor. */
    String callee() {
        var call = erased(bare());
        var name = call.substring(0, call.indexOf('('));
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    /** The erased simple names of the parameters' types. */
    List<String> parameterTypes() {
        var call = erased(bare());
        var inside = call.substring(call.lastIndexOf('(') + 1, call.lastIndexOf(')')).strip();
        return inside.isEmpty() ? List.of()
                : Stream.of(inside.split(",")).map(parameter -> simple(parameter.strip().split(" ")[0])).toList();
    }

    /** The simple name of a type, without type arguments; a parameter of any number of values is an array. */
    static String simple(String type) {
        var erased = erased(type).replace("...", "[]");
        return erased.substring(erased.lastIndexOf('.') + 1);
    }

    private static String erased(String text) {
        var inner = text.replaceAll("<[^<>]*>", "");
        return inner.equals(text) ? text : erased(inner);
    }
}
