package engram.kernel.shell;

import engram.kernel.shell.CellCompiler.Broken;
import engram.kernel.shell.CellCompiler.Complaint;
import engram.kernel.shell.CellLoaders.Code;
import engram.kernel.shell.Declared.Definition;
import engram.kernel.shell.Declared.Kind;
import engram.kernel.shell.Outline.Complaints;
import engram.kernel.shell.Outline.Variable;
import engram.kernel.shell.Scope.View;
import engram.kernel.shell.Scope.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One compilation: pieces of a cell that follow one another, and what of earlier cells has to be compiled anew along with them.
 * It changes nothing of what cells have declared; {@link Interpreter} does, when it has succeeded.
 */
final class Unit {
    /** The method that runs what the cell runs. */
    static final String RUN = "$";
    /** The field that counts the variables whose declaration was reached. */
    static final String REACHED = "$at";

    private static final String ALREADY_DEFINED = "compiler.err.already.defined";

    private enum Origin { CELL, AFFECTED, WAITING }

    /** A type or method of this unit. */
    private record Entry(Origin origin, Kind kind, String name, String key, String wrapper, Definition definition, String returned, int stamp) {
        Declared declared(Set<String> mentions) {
            return new Declared(kind, name, key, wrapper, Optional.of(definition), mentions, returned, stamp);
        }
    }

    /** A variable of this unit: in the class that holds it, or in that which holds it already. */
    private static final class Holder {
        private final Variable variable;
        private final int stamp;
        private String wrapper;
        private String type = "";
        private boolean exact = true;
        private boolean reused;
        /** Of an anonymous class that gets a name, so that what it adds to the type above can be used. */
        private String above = "";
        private boolean named;

        Holder(Variable variable, String wrapper, int stamp) {
            this.variable = variable;
            this.wrapper = wrapper;
            this.stamp = stamp;
        }

        Declared declared() {
            return new Declared(Kind.VARIABLE, variable.name(), key(), wrapper, Optional.empty(), Set.of(), type, stamp);
        }

        String key() {
            return Declared.key(Kind.VARIABLE, variable.name());
        }
    }

    /**
     * A variable that goes because its class was declared again.
     *
     * @param reason as it follows "is gone: "
     */
    record Lost(String variable, String reason) {
        String sentence() {
            return variable + " is gone: " + reason;
        }
    }

    private final Scope scope;
    private final CellCompiler compiler;
    private final Outline outline;
    private final int number;
    private int wrappers;
    private final List<Import> added = new ArrayList<>();
    private final List<Import> imports = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Variable, Holder> holders = new LinkedHashMap<>();
    private final Set<String> keys = new HashSet<>();
    private final List<Lost> lost = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<Entry, int[]> spans = new HashMap<>();
    private final Map<Source, Entry> apart = new HashMap<>();
    private final Map<String, Source> sources = new HashMap<>();
    private final Map<String, byte[]> classes = new LinkedHashMap<>();
    private boolean valued;

    Unit(Scope scope, CellCompiler compiler, Outline outline, int number) {
        this.scope = scope;
        this.compiler = compiler;
        this.outline = outline;
        this.number = number;
        valued = outline.isValued();
    }

    /** The class that runs what the cell runs. */
    String runner() {
        return "$" + number;
    }

    boolean isValued() {
        return valued;
    }

    List<Import> imports() {
        return added;
    }

    List<Lost> lost() {
        return lost;
    }

    List<Waiting> waiting() {
        return waiting;
    }

    List<String> notes() {
        return notes;
    }

    /** The variables in the order in which the cell declares them. */
    List<Declared> variables() {
        return holders.values().stream().map(Holder::declared).toList();
    }

    /** Types and methods, each with what its code names. */
    List<Declared> declarations() {
        return entries.stream().map(each -> each.declared(mentions(each.wrapper))).toList();
    }

    /** The classes in a wrapper. */
    Map<String, Code> code(String wrapper) {
        var code = new LinkedHashMap<String, Code>();
        classes.forEach((name, bytes) -> {
            if (CellLoaders.wrapper(name).equals(wrapper)) {
                code.put(name, new Code(bytes, sources.get(wrapper)));
            }
        });
        return code;
    }

    /** The wrappers that the classes in a wrapper name, other than itself. */
    Set<String> mentions(String wrapper) {
        var mentions = new HashSet<String>();
        code(wrapper).values().forEach(code -> mentions.addAll(Mentions.in(code.bytes())));
        mentions.remove(wrapper);
        return mentions;
    }

    /** Compiles. Where that fails, the complaints are those of the cell. */
    void compile() throws Broken, Complaints {
        try {
            compileAll();
        } catch (Complaints complaints) {
            throw new Complaints(complaints.list(), lost.stream().collect(Collectors.toMap(Lost::variable, Lost::sentence)));
        }
    }

    private void compileAll() throws Broken, Complaints {
        collect();
        affect(Set.of());
        if (needsTypes()) {
            new Draft().find();
            holders.values().stream().filter(each -> !each.above.isEmpty() && each.variable.body() >= 0).forEach(this::name);
        }
        var retyped = new HashSet<String>();
        for (var holder : holders.values()) {
            var before = scope.find(holder.key());
            if (before.isPresent() && !before.get().type().isEmpty() && before.get().type().equals(holder.type)) {
                holder.wrapper = before.get().wrapper();
                holder.reused = true;
            } else {
                before.ifPresent(each -> retyped.add(each.wrapper()));
            }
        }
        if (!retyped.isEmpty()) {
            affect(retyped);
        }
        attempt();
        noteTypesThatKeep(retyped);
    }

    /** Compiles anew what names variables that were not declared after all. */
    void repair(Set<String> undeclared) throws Broken, Complaints {
        collect();
        var types = scope.all().stream().filter(each -> each.kind() == Kind.TYPE && each.mentions().stream().anyMatch(undeclared::contains)).toList();
        types.forEach(this::anew);
        affect(undeclared);
        attempt();
    }

    // What there is to compile.

    private void collect() {
        imports.addAll(scope.imports());
        boolean fresh = outline.parts().stream().anyMatch(part -> part instanceof Outline.Typed typed && !isKnown(typed));
        boolean sealed = outline.parts().stream().anyMatch(part -> part instanceof Outline.Typed && Modifiers.has(part.piece().source(), "sealed"));
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
        entries.forEach(each -> names.add(each.name));
        holders.keySet().forEach(each -> names.add(each.name()));
        for (var each : scope.waiting()) {
            if (!keys.contains(each.key()) && (!added.isEmpty() || Words.names(each.definition().piece().source()).stream().anyMatch(names::contains))) {
                entries.add(new Entry(Origin.WAITING, each.kind(), each.name(), each.key(), nextWrapper(), each.definition(), "", each.stamp()));
            }
        }
    }

    private void add(Kind kind, String name, String key, Piece piece, String returned) {
        entries.add(new Entry(Origin.CELL, kind, name, key, nextWrapper(), new Definition(outline.cell(), piece, List.copyOf(imports)), returned, scope.stamp()));
        keys.add(key);
    }

    /** Makes a class with a name of the anonymous class of a variable. */
    private void name(Holder holder) {
        var variable = holder.variable;
        var name = "$" + variable.name();
        var head = "class " + name + " " + holder.above + " " + holder.type + " ";
        var piece = new Piece(head + variable.initial().substring(variable.body()), variable.initialAt() + variable.body() - head.length(), Form.TYPE);
        add(Kind.TYPE, name, Declared.key(Kind.TYPE, name), piece, "");
        holder.type = CellLoaders.PACKAGE + "." + entries.getLast().wrapper + "." + name;
        holder.exact = true;
        holder.named = true;
    }

    /** Whether the type was declared in the same words before: then it is the same type, and its objects stay. */
    private boolean isKnown(Outline.Typed typed) {
        return scope.find(Declared.key(Kind.TYPE, typed.name())).flatMap(Declared::definition)
                .filter(known -> known.piece().source().equals(typed.piece().source()) && texts(known.imports()).equals(texts(imports))).isPresent();
    }

    private static Set<String> texts(List<Import> imports) {
        return new HashSet<>(imports.stream().map(Import::text).toList());
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
    private void affect(Set<String> retyped) {
        var types = new HashSet<String>();
        var others = new HashSet<>(retyped);
        for (var each : entries) {
            var before = scope.find(each.key);
            if (before.isPresent() && each.kind == Kind.TYPE) {
                types.add(before.get().wrapper());
            } else if (before.isPresent() && !before.get().type().equals(each.returned)) {
                others.add(before.get().wrapper());
            }
        }
        var affected = scope.affected(types, others, keys);
        affected.declarations().stream().filter(each -> entries.stream().noneMatch(entry -> entry.key.equals(each.key()))).forEach(this::anew);
        lost.clear();
        scope.all().stream().filter(each -> each.kind() == Kind.VARIABLE && !keys.contains(each.key())).forEach(each ->
                affected.types().stream().filter(wrapper -> each.type().contains(CellLoaders.PACKAGE + "." + wrapper + ".")).findFirst()
                        .ifPresent(wrapper -> lost.add(new Lost(each.name(), reason(wrapper, types)))));
    }

    private void anew(Declared each) {
        entries.add(new Entry(Origin.AFFECTED, each.kind(), each.name(), each.key(), nextWrapper(), each.definition().orElseThrow(), each.type(), each.stamp()));
    }

    private String reason(String wrapper, Set<String> declaredAgain) {
        var name = nameOf(wrapper);
        if (declaredAgain.contains(wrapper)) {
            return "its class " + name + " was declared again";
        }
        var causes = declaredAgain.stream().map(this::nameOf).sorted().toList();
        return "its class " + name + " uses " + String.join(" and ", causes) + ", which was declared again";
    }

    private String nameOf(String wrapper) {
        return scope.all().stream().filter(each -> each.wrapper().equals(wrapper)).map(Declared::name).findFirst().orElse("?");
    }

    private boolean needsTypes() {
        return valued && outline.endsWithCall()
                || holders.values().stream().anyMatch(each -> each.variable.type().isEmpty() || scope.find(each.key()).isPresent());
    }

    /** Classes keep to the variable that they were compiled with: their objects and static fields are worth more. */
    private void noteTypesThatKeep(Set<String> retyped) {
        for (var each : scope.all()) {
            if (each.kind() == Kind.TYPE && entries.stream().noneMatch(entry -> entry.key.equals(each.key()))) {
                each.mentions().stream().filter(retyped::contains).forEach(wrapper -> notes.add("class %s still uses the %s of before, which had another type; run the cell of the class again to change that"
                        .formatted(each.name(), nameOf(wrapper))));
            }
        }
    }

    // The text that is compiled.

    private View view(boolean withVariables) {
        var hidden = new HashSet<>(keys);
        lost.forEach(each -> hidden.add(Declared.key(Kind.VARIABLE, each.variable)));
        waiting.forEach(each -> hidden.add(each.key()));
        var fresh = new ArrayList<Declared>();
        entries.forEach(each -> fresh.add(each.declared(Set.of())));
        outline.parts().stream().filter(Outline.Typed.class::isInstance).map(part -> Declared.key(Kind.TYPE, ((Outline.Typed) part).name()))
                .filter(key -> !keys.contains(key)).forEach(key -> scope.find(key).ifPresent(fresh::add));
        if (withVariables) {
            holders.values().forEach(each -> fresh.add(each.declared()));
        }
        return View.of(scope, hidden, fresh);
    }

    private Source begin(View view) {
        var names = outline.names();
        added.forEach(each -> names.add(each.name()));
        return new Source(runner(), outline.cell()).add("package " + CellLoaders.PACKAGE + "; " + view.header(names, imports) + "class " + runner() + " { ");
    }

    /** Types and methods: those of the cell behind its code, the others each in a file of their own. */
    private List<Source> end(Source main, View view) {
        var files = new ArrayList<>(List.of(main));
        spans.clear();
        apart.clear();
        sources.clear();
        sources.put(runner(), main);
        for (var each : entries) {
            var piece = each.definition.piece();
            var file = main;
            if (each.origin != Origin.CELL) {
                file = new Source(each.wrapper, each.definition.cell()).add("package " + CellLoaders.PACKAGE + "; "
                        + view.header(Words.names(piece.source()), each.definition.imports()));
                files.add(file);
                apart.put(file, each);
            }
            int start = file.length();
            file.add("class " + each.wrapper + (each.kind == Kind.TYPE ? " { static " : " { public static ")).copy(Modifiers.without(piece.form(), piece.source()), piece.offset()).add("\n}\n");
            spans.put(each, new int[] {start, file.length()});
            sources.put(each.wrapper, file);
        }
        return files;
    }

    private List<Source> program() {
        var view = view(true);
        var main = begin(view);
        if (!holders.isEmpty()) {
            main.add("public static int " + REACHED + "; ");
        }
        main.add("public static " + (valued ? "java.lang.Object " : "void ") + RUN + "() throws java.lang.Throwable {\n");
        int reached = 0;
        for (int i = 0; i < outline.parts().size(); i++) {
            boolean value = valued && i == outline.parts().size() - 1;
            switch (outline.parts().get(i)) {
                case Outline.Variables(Piece piece, List<Variable> variables) -> {
                    for (var each : variables) {
                        assign(main, piece, holders.get(each));
                        main.add(REACHED + " = " + ++reached + ";\n");
                    }
                }
                case Outline.Run(Piece piece, boolean dropped) -> main.add(value ? "return " : dropped ? "var $" + i + " = " : "")
                        .copy(value ? piece.bare() : piece.source(), piece.offset()).add(value ? "\n;\n" : "\n");
                default -> { }
            }
        }
        main.add("}}\n");
        var files = end(main, view);
        for (var each : holders.values()) {
            if (!each.reused) {
                main.add("class " + each.wrapper + " { public static " + (each.variable.shared() ? "volatile " : ""));
                (each.variable.type().isEmpty() ? main.add(each.type) : main.copy(each.variable.type(), each.variable.typeAt()))
                        .add(" ").stand(each.variable.name(), each.variable.typeAt()).add("; }\n");
                sources.put(each.wrapper, main);
            }
        }
        return files;
    }

    private static void assign(Source main, Piece piece, Holder holder) {
        var variable = holder.variable;
        main.add(variable.name() + " = ");
        if (variable.initial().isEmpty()) {
            main.stand(switch (variable.type()) {
                case "boolean" -> "false";
                case "byte", "short", "int", "long", "float", "double", "char" -> "0";
                default -> "null";
            }, piece.offset());
        } else if (holder.named) {
            main.stand("new " + holder.type + "()", variable.initialAt());
        } else if (variable.array()) {
            main.add("new " + variable.type()).copy(variable.initial(), variable.initialAt());
        } else if (holder.exact) {
            main.copy(variable.initial(), variable.initialAt());
        } else {
            main.add("(" + holder.type + ") (java.lang.Object) (").copy(variable.initial(), variable.initialAt()).add(")");
        }
        main.add("; ");
    }

    // Compiling.

    private void attempt() throws Broken, Complaints {
        List<Complaint> first = List.of();
        while (true) {
            classes.clear();
            var outcome = compiler.compile(program(), (task, units) -> VariableTypes.ofHolders(task, units), classes);
            if (outcome.errors().isEmpty()) {
                holders.values().stream().filter(each -> !each.reused && each.type.isEmpty())
                        .forEach(each -> each.type = outcome.value().getOrDefault(each.wrapper, ""));
                return;
            }
            first = first.isEmpty() ? outcome.errors() : first;
            setAside(outcome.errors(), first);
        }
    }

    /** Declarations that name what nobody has declared wait for it; anything else that is wrong is wrong with the cell. */
    private void setAside(List<Complaint> errors, List<Complaint> first) throws Complaints {
        var byEntry = new LinkedHashMap<Entry, List<Complaint>>();
        boolean ofCell = false;
        for (var error : errors) {
            var entry = entry(error);
            ofCell |= entry.isEmpty() || entry.get().origin == Origin.CELL && !isMissing(error);
            entry.ifPresent(each -> byEntry.computeIfAbsent(each, _ -> new ArrayList<>()).add(error));
        }
        if (ofCell) {
            var told = first.stream().filter(each -> entry(each).map(entry -> entry.origin == Origin.CELL).orElse(true)).toList();
            throw new Complaints(told.isEmpty() ? errors : told);
        }
        byEntry.forEach((entry, complaints) -> {
            entries.remove(entry);
            var missing = complaints.stream().map(each -> Explanation.missing(each.message())).flatMap(Optional::stream).distinct().toList();
            var waits = new Waiting(entry.kind, entry.name, entry.key, entry.definition, reason(entry, complaints, missing), entry.stamp);
            waiting.add(waits);
            if (entry.origin != Origin.WAITING) {
                notes.add(waits.reason());
            }
        });
    }

    private static String reason(Entry entry, List<Complaint> complaints, List<Explanation.Missing> missing) {
        var told = entry.declared(Set.of()).told();
        return missing.isEmpty() || complaints.stream().anyMatch(each -> !isMissing(each))
                ? told + " cannot be used any more: " + Traces.plain(complaints.getFirst().message()).lines().findFirst().orElse("")
                : told + " cannot be used until " + String.join(" and ", missing.stream().map(Explanation.Missing::told).toList()) + " is declared";
    }

    private static boolean isMissing(Complaint complaint) {
        return complaint.code().contains("cant.resolve") || complaint.code().contains("doesnt.exist");
    }

    /** The type or method that an error stands in. */
    private Optional<Entry> entry(Complaint error) {
        var known = apart.get(error.source());
        return known != null ? Optional.of(known) : spans.entrySet().stream().filter(each -> !apart.containsValue(each.getKey())
                && each.getValue()[0] <= error.start() && error.start() < each.getValue()[1]).map(Map.Entry::getKey).findFirst();
    }

    /** Finds the types of variables, and whether the last expression has a value, before the program is written. */
    private final class Draft {
        private final Map<Variable, TypeText.Written> known = new LinkedHashMap<>();

        void find() throws Broken, Complaints {
            var unknown = new ArrayList<Variable>();
            holders.keySet().stream().filter(each -> each.type().isEmpty()).forEach(unknown::add);
            boolean again;
            do {
                var files = program(unknown);
                var outcome = compiler.analyze(files, (task, units) -> VariableTypes.ofRun(task, units.getFirst()));
                valued &= !outcome.value().endsWithVoid();
                again = unknown.size() > 1 && outcome.errors().stream().anyMatch(each -> each.code().equals(ALREADY_DEFINED));
                take(unknown, outcome.value().locals(), again ? 1 : unknown.size(), outcome.errors(), files.getFirst());
                holders.values().stream().filter(each -> !each.variable.type().isEmpty())
                        .forEach(each -> each.type = outcome.value().fields().getOrDefault(each.variable.name(), TypeText.Written.UNKNOWN).text());
            } while (again);
        }

        private void take(List<Variable> unknown, List<TypeText.Written> types, int count, List<Complaint> errors, Source main) throws Complaints {
            for (int i = 0; i < count; i++) {
                var variable = unknown.removeFirst();
                var written = i < types.size() ? types.get(i) : TypeText.Written.UNKNOWN;
                if (written.text().isEmpty()) {
                    var told = errors.stream().filter(each -> each.source() == main && entry(each).isEmpty()).toList();
                    throw new Complaints(told.isEmpty() ? errors : told);
                }
                known.put(variable, written);
                holders.get(variable).type = written.text();
                holders.get(variable).exact = written.exact();
                holders.get(variable).above = written.above();
            }
        }

        private List<Source> program(List<Variable> unknown) {
            var view = view(false);
            var main = begin(view);
            for (var each : holders.keySet()) {
                if (!unknown.contains(each)) {
                    main.add("static ");
                    (each.type().isEmpty() ? main.add(known.get(each).text()) : main.copy(each.type(), each.typeAt())).add(" " + each.name() + "; ");
                }
            }
            main.add("static java.lang.Object " + RUN + "() throws java.lang.Throwable {\n");
            unknown.forEach(each -> main.add("var " + each.name() + " = ").copy(each.initial(), each.initialAt()).add(";\n"));
            if (valued) {
                var last = outline.parts().getLast().piece();
                main.add("return ").copy(last.bare(), last.offset()).add("\n;\n");
            }
            main.add("}}\n");
            return end(main, view);
        }
    }
}
