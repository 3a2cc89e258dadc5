package engram.kernel.compile;

import engram.kernel.code.Form;
import engram.kernel.code.Modifiers;
import engram.kernel.code.Words;
import engram.kernel.compile.Declared.Definition;
import engram.kernel.compile.Declared.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Methods of cells that a class hides from the code in it, since it has a method of their name itself: one that every object has, or
 * another overload of theirs. A class with code that may call them has to declare them again.
 */
final class HiddenMethods {
    private static final Set<String> NAMES = Set.of("clone", "equals", "finalize", "getClass", "hashCode", "notify", "notifyAll",
            "toString", "wait");
    private static final Set<String> OWN = Set.of("clone()", "equals(Object)", "finalize()", "getClass()", "hashCode()", "notify()",
            "notifyAll()", "toString()", "wait()", "wait(long)", "wait(long, int)");

    private HiddenMethods() { }

    /** Whether a method can't be declared in a cell, because every object has it. */
    static boolean isTaken(Outline.Called method) {
        return OWN.stream().anyMatch(each -> Declared.key(Kind.METHOD, each).equals(method.key()));
    }

    /** Those that code with these names may call in any class. */
    static List<Declared> among(Scope.View view, Set<String> names) {
        return view.declared().values().stream().filter(each -> each.kind() == Kind.METHOD && NAMES.contains(each.name())
                && names.contains(each.name())).toList();
    }

    /** Those that a method may call in its class, its own overloads among them. */
    static List<Declared> of(Scope.View view, Declared method) {
        var names = method.definition().orElseThrow().names();
        return view.declared().values().stream().filter(each -> each.kind() == Kind.METHOD && !each.key().equals(method.key())
                && (each.name().equals(method.name()) ? method.callsItsName() : NAMES.contains(each.name()) && names.contains(each.name())))
                .toList();
    }

    /** The names that {@link #forwarding} needs. */
    static Set<String> names(Declared method) {
        return Words.names(header(method.definition().orElseThrow()));
    }

    /** A method that calls the one that a cell has declared; private, since code elsewhere calls that one itself. */
    static String forwarding(Declared method) {
        var definition = method.definition().orElseThrow();
        var call = "%s.%s(%s); } ".formatted(Wrappers.qualified(method.wrapper()), method.name(),
                String.join(", ", parameters(definition)));
        return "private static " + header(definition) + (method.type().equals("void") ? " { " : " { return ") + call;
    }

    private static String header(Definition definition) {
        var text = Modifiers.without(Form.METHOD, definition.piece().source());
        var words = new Words(text);
        Form.skipModifiers(words); // annotations, which have brackets of their own
        int start = words.position();
        while (!words.peek().equals("(")) {
            words.next();
        }
        words.skipBrackets();
        while (!Set.of("{", ";", "").contains(words.peek())) {
            words.next();
        }
        return text.substring(start, words.position());
    }

    /** The names of the parameters: each is the last one in front of a comma or of the closing bracket. */
    private static List<String> parameters(Definition definition) {
        var parameters = new ArrayList<String>();
        var all = Words.all(header(definition));
        var latest = "";
        int depth = 0;
        for (var word : all.subList(all.indexOf("("), all.size())) {
            depth += Set.of("(", "<").contains(word) ? 1 : Set.of(")", ">").contains(word) ? -1 : 0;
            boolean ends = depth == 0 || depth == 1 && word.equals(",");
            if (ends && !latest.isEmpty()) {
                parameters.add(latest);
            }
            latest = ends ? "" : Words.isName(word) ? word : latest;
            if (depth == 0) {
                break;
            }
        }
        return parameters;
    }
}
