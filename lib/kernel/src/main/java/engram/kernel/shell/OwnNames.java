package engram.kernel.shell;

import engram.kernel.code.Piece;
import engram.kernel.code.Words;
import engram.kernel.compile.Declared;
import engram.kernel.compile.Declared.Kind;
import engram.kernel.text.SimilarNames;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * The names that the user has given, which are the likeliest ones to be meant by a name that nobody has given.
 *
 * @param declared what cells have declared
 * @param pieces   of the cell that names something else
 */
record OwnNames(Collection<Declared> declared, List<Piece> pieces) {
    private static final Set<String> TYPES = Set.of("boolean", "byte", "short", "int", "long", "float", "double", "char", "void", "class",
            "interface", "enum");

    /** What may be meant, as it follows the sentence that the name is not there; empty where the user's names don't tell. */
    Optional<String> meant(String kind, String name) {
        var methods = declared.stream().filter(each -> each.kind() == Kind.METHOD && each.name().equals(name))
                .map(each -> each.key().substring(each.key().indexOf(' ') + 1)).limit(3).toList();
        if (!methods.isEmpty()) {
            return Optional.of(kind.equals("method") ? "; there is " + String.join(" and ", methods) : "; did you mean " + name + "(…)?");
        }
        if (kind.equals("method") && declared.stream().anyMatch(each -> each.kind() == Kind.VARIABLE && each.name().equals(name))) {
            return Optional.of("; " + name + " is a variable, whose methods are called as in " + name + ".method(…)");
        }
        var habit = Habits.of(kind, name);
        if (habit.isPresent()) {
            return habit.map(each -> "; did you mean " + each + "?");
        }
        var near = SimilarNames.to(name, names()).stream()
                .filter(each -> !kind.equals("class") || Character.isUpperCase(each.codePointAt(0))).toList();
        return near.isEmpty() ? Optional.empty() : Optional.of("; did you mean " + String.join(" or ", near) + "?");
    }

    private Set<String> names() {
        var names = new LinkedHashSet<String>();
        declared.forEach(each -> names.add(each.name()));
        pieces.forEach(each -> addDeclared(each.source(), names));
        return names;
    }

    /** A name that follows a type is one that is declared there. */
    private static void addDeclared(String source, Set<String> names) {
        var words = Words.all(source);
        for (int i = 1; i < words.size(); i++) {
            var before = words.get(i - 1);
            boolean typed = TYPES.contains(before) || before.equals(">") || before.equals("]")
                    || Words.isName(before) && !SourceVersion.isKeyword(before);
            if (typed && Words.isName(words.get(i)) && !SourceVersion.isKeyword(words.get(i))) {
                names.add(words.get(i));
            }
        }
    }
}
