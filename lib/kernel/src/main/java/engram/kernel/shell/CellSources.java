package engram.kernel.shell;

import engram.kernel.compile.Declared;
import engram.kernel.compile.Declared.Definition;
import engram.kernel.compile.Declared.Kind;
import engram.kernel.compile.Scope;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Documentation comments that stand in cells. */
record CellSources(Scope scope) {
    private static final String AROUND = "$";

    /** The comment of what a signature names. */
    Optional<String> comment(Signature signature) {
        var named = signature.isCall() ? signature.callee() : signature.type().replaceFirst(":.*", "");
        var parameters = signature.isCall() ? signature.parameterTypes() : List.<String>of();
        int dot = named.lastIndexOf('.');
        var outermost = scope.find(Declared.key(Kind.TYPE, named.replaceFirst("\\..*", "")));
        if (outermost.isPresent()) {
            var source = text(outermost.get().definition().orElseThrow());
            var owner = dot < 0 ? named : named.substring(0, dot);
            var member = dot < 0 ? "<init>" : named.substring(dot + 1);
            return LibrarySources.find(source, Signature.simple(owner), member, parameters)
                    .or(() -> LibrarySources.find(source, dot < 0 ? named : member, "", List.of()));
        }
        return methods(signature, named).map(each -> "class " + AROUND + " {" + text(each) + "}")
                .flatMap(source -> LibrarySources.find(source, AROUND, named, parameters).stream()).findFirst();
    }

    private Stream<Definition> methods(Signature signature, String name) {
        return scope.all().stream().filter(each -> signature.isCall() && each.kind() == Kind.METHOD && each.name().equals(name))
                .flatMap(each -> each.definition().stream());
    }

    /** A declaration with the comment in front of it. */
    private static String text(Definition definition) {
        var before = definition.cell().source().substring(0, definition.piece().offset()).stripTrailing();
        int comment = before.endsWith("*/") ? before.lastIndexOf("/**") : before.length();
        return before.substring(Math.max(comment, 0)) + "\n" + definition.piece().source();
    }
}
