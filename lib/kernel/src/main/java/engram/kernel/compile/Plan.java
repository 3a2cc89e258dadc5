package engram.kernel.compile;

import engram.kernel.code.Form;
import engram.kernel.code.Modifiers;
import engram.kernel.code.Piece;
import engram.kernel.code.Words;
import engram.kernel.compile.Declared.Definition;
import engram.kernel.compile.Declared.Kind;
import engram.kernel.compile.Outline.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is compiled together: the declarations of a part of a cell, and those of earlier cells that name what changes by them. */
public final class Plan {

    /**
     * A variable that goes because its class was declared again.
     *
     * @param reason as it follows "is gone: "
     */
    public record Lost(String variable, String reason) {
        public String sentence() {
            return variable + " is gone: " + reason;
        }

        /** What is said as long as it has not happened. */
        String warning() {
            return variable + " goes with this cell, since " + reason.replace(" was declared again", " is declared again in it");
        }
    }

    /** A sentence for each reason, with the names of all variables that go for it. */
    public static List<String> told(List<Lost> lost) {
        var byReason = new LinkedHashMap<String, List<String>>();
        lost.forEach(each -> byReason.computeIfAbsent(each.reason(), _ -> new ArrayList<>()).add(each.variable()));
        return byReason.entrySet().stream().map(each -> String.join(", ", each.getValue()) + (each.getValue().size() > 1 ? " are gone: "
                : " is gone: ") + each.getKey()).toList();
    }

    private final Scope scope;
    private final Outline outline;
    private final int number;
    private final List<Import> added = new ArrayList<>();
    private final List<Import> imports = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Variable, Holder> holders = new LinkedHashMap<>();
    private final Set<String> keys = new HashSet<>();
    private final List<Lost> lost = new ArrayList<>();
    private int wrappers;

    /** @param number tells the names of its classes from those of others */
    public Plan(Scope scope, Outline outline, int number) {
        this.scope = scope;
        this.outline = outline;
        this.number = number;
        collect();
    }

    /** The class that runs what the cell runs. */
    public String runner() {
        return "$" + number;
    }

    /** The imports that the cell makes. */
    public List<Import> added() {
        return added;
    }

    /** The imports in force, those of the cell included. */
    public List<Import> imports() {
        return imports;
    }

    /** Types and methods; what turns out to be wrong is taken out. */
    public List<Entry> entries() {
        return entries;
    }

    /** The variables in the order in which the cell declares them. */
    public List<Holder> holders() {
        return List.copyOf(holders.values());
    }

    public Holder holder(Variable variable) {
        return holders.get(variable);
    }

    /** The keys of what the cell declares. */
    public Set<String> keys() {
        return keys;
    }

    public List<Lost> lost() {
        return lost;
    }

    private void collect() {
        imports.addAll(scope.imports());
        boolean fresh = outline.parts().stream().anyMatch(part -> part instanceof Outline.Typed typed && !isKnown(typed));
        boolean sealed = outline.parts().stream().anyMatch(part -> part instanceof Outline.Typed
                && Modifiers.has(part.piece().source(), "sealed"));
        for (var part : outline.parts()) {
            switch (part) {
                case Outline.Imported(Piece piece) -> {
                    var each = Import.of(piece.source(), scope.stamp());
                    added.add(each);
                    imports.removeIf(other -> other.text().equals(each.text()));
                    imports.add(each);
                }
                case Outline.Typed typed when isKnown(typed) && !(fresh && sealed) -> { }
                case Outline.Typed(Piece piece, String name) -> add(Kind.TYPE, name, Declared.key(Kind.TYPE, name), piece, "");
                case Outline.Called(Piece piece, String name, String key, String returned) -> add(Kind.METHOD, name, key, piece, returned);
                case Outline.Variables(Piece _, List<Variable> variables) -> variables.forEach(each -> {
                    var holder = new Holder(each, nextWrapper(), scope.stamp());
                    holders.put(each, holder);
                    keys.add(holder.key());
                });
                case Outline.Run _ -> { }
            }
        }
        var names = new HashSet<String>();
        entries.forEach(each -> names.add(each.name()));
        holders.keySet().forEach(each -> names.add(each.name()));
        retry(names);
    }

    /** Tries again what has waited for one of these names, and what has waited for that. */
    private void retry(Set<String> names) {
        var left = new ArrayList<>(scope.waiting());
        left.removeIf(each -> keys.contains(each.key()));
        for (boolean more = true; more;) {
            more = false;
            for (var each : List.copyOf(left)) {
                if (!added.isEmpty() || each.definition().names().stream().anyMatch(names::contains)) {
                    left.remove(each);
                    more |= names.add(each.name());
                    entries.add(new Entry(Entry.Origin.WAITING, each.kind(), each.name(), each.key(), nextWrapper(), each.definition(), "",
                            each.stamp()));
                }
            }
        }
    }

    private void add(Kind kind, String name, String key, Piece piece, String returned) {
        entries.add(new Entry(Entry.Origin.CELL, kind, name, key, nextWrapper(), new Definition(outline.cell(), piece, List.copyOf(imports)),
                returned, scope.stamp()));
        keys.add(key);
    }

    /** Makes a class with a name of the anonymous class of a variable. */
    public void name(Holder holder) {
        var variable = holder.variable();
        var name = "$" + variable.name();
        var head = "class " + name + " " + holder.type().above() + " " + holder.type().text() + " ";
        var piece = new Piece(head + variable.initial().substring(variable.body()), variable.initialAt() + variable.body() - head.length(),
                Form.TYPE);
        add(Kind.TYPE, name, Declared.key(Kind.TYPE, name), piece, "");
        holder.name(Wrappers.qualified(entries.getLast().wrapper()) + "." + name);
    }

    /** Whether the type was declared in the same words before: then it is the same type, and its objects stay. */
    private boolean isKnown(Outline.Typed typed) {
        return scope.find(Declared.key(Kind.TYPE, typed.name())).filter(known -> !scope.isStale(known)).flatMap(Declared::definition)
                .filter(known -> words(known.piece()).equals(words(typed.piece()))).filter(known -> {
                    var names = known.names();
                    return relevant(known.imports(), names).equals(relevant(imports, names));
                }).isPresent();
    }

    private static List<String> words(Piece type) {
        return Words.all(Modifiers.without(Form.TYPE, type.source()));
    }

    /** The imports that may decide what these names mean. */
    private static Set<String> relevant(List<Import> imports, Set<String> names) {
        return new HashSet<>(imports.stream().filter(each -> !each.isSingle() || names.contains(each.name())).map(Import::text).toList());
    }

    private String nextWrapper() {
        int n = wrappers++;
        var letters = new StringBuilder();
        do {
            letters.insert(0, (char) ('a' + n % 26));
            n = n / 26 - 1;
        } while (n >= 0);
        return "$" + number + letters;
    }

    /** Adds what has to be compiled anew, and finds the variables that go. */
    public void affect(Set<String> retyped) {
        var types = new HashSet<String>();
        var others = new HashSet<>(retyped);
        for (var each : entries) {
            var before = scope.find(each.key());
            if (before.isPresent() && each.kind() == Kind.TYPE) {
                types.add(before.get().wrapper());
            } else if (before.isPresent() && !before.get().type().equals(each.returned())) {
                others.add(before.get().wrapper());
            } else if (before.isEmpty() && each.kind() == Kind.METHOD) {   // may suit a call better than others of its name
                scope.all().stream().filter(other -> other.kind() == Kind.METHOD && other.name().equals(each.name())).map(Declared::wrapper)
                        .forEach(others::add);
            }
        }
        var affected = scope.affected(types, others, keys);
        affected.declarations().stream().filter(each -> entries.stream().noneMatch(entry -> entry.key().equals(each.key()))).forEach(this::anew);
        lost.clear();
        scope.all().stream().filter(each -> each.kind() == Kind.VARIABLE && !keys.contains(each.key())).forEach(each ->
                affected.types().stream().filter(wrapper -> each.type().contains(Wrappers.qualified(wrapper) + ".")).findFirst()
                        .ifPresent(wrapper -> lost.add(new Lost(each.name(), reason(wrapper, types)))));
    }

    public void anew(Declared each) {
        entries.add(new Entry(Entry.Origin.AFFECTED, each.kind(), each.name(), each.key(), nextWrapper(), each.definition().orElseThrow(),
                each.type(), each.stamp()));
    }

    private String reason(String wrapper, Set<String> declaredAgain) {
        var name = nameOf(wrapper);
        if (declaredAgain.contains(wrapper)) {
            return "its class " + name + " was declared again";
        }
        var causes = declaredAgain.stream().map(this::nameOf).sorted().toList();
        return "its class " + name + " uses " + String.join(" and ", causes) + ", which was declared again";
    }

    public String nameOf(String wrapper) {
        return scope.all().stream().filter(each -> each.wrapper().equals(wrapper)).map(Declared::name).findFirst().orElse("?");
    }
}
