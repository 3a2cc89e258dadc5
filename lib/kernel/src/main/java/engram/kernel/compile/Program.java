package engram.kernel.compile;

import engram.kernel.code.Modifiers;
import engram.kernel.code.Piece;
import engram.kernel.compile.Declared.Kind;
import engram.kernel.compile.Outline.Variable;
import engram.kernel.compile.Scope.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The text that is compiled for a plan: everything that is declared in a class of its own, and one class with the code that runs. */
public final class Program {
    private final Scope scope;
    private final Outline outline;
    private final Plan plan;
    private final Set<String> aside = new HashSet<>();
    private final Map<Entry, int[]> spans = new HashMap<>();
    private final Map<Source, Entry> apart = new HashMap<>();
    private final Map<String, Source> sources = new HashMap<>();
    private final List<Forwarder> forwarders = new ArrayList<>();
    private final Set<String> impossible = new HashSet<>();

    /** A method that is declared again where it would be hidden, and where in its file that is done. */
    private record Forwarder(String name, Source file, int start, int end) {
        boolean has(Complaint error) {
            return error.source() == file && start <= error.start() && error.start() < end;
        }
    }

    public Program(Scope scope, Outline outline, Plan plan) {
        this.scope = scope;
        this.outline = outline;
        this.plan = plan;
    }

    /** Leaves out a declaration, and what was declared under its key before. */
    public void setAside(Entry entry) {
        plan.entries().remove(entry);
        aside.add(entry.key());
    }

    /**
     * Leaves hidden those methods that could not be declared again: their types may mean something else, or nothing, under the imports
     * of whoever may call them.
     *
     * @return whether there are such
     */
    public boolean leaveHidden(List<Complaint> errors) {
        return impossible.addAll(forwarders.stream().filter(each -> errors.stream().anyMatch(each::has)).map(Forwarder::name).toList());
    }

    /** The file that the class of this name stood in. */
    public Source source(String wrapper) {
        return sources.get(wrapper);
    }

    /** The type or method that an error stands in. */
    public Optional<Entry> entry(Complaint error) {
        var known = apart.get(error.source());
        return known != null ? Optional.of(known) : spans.entrySet().stream().filter(each -> !apart.containsValue(each.getKey())
                && each.getValue()[0] <= error.start() && error.start() < each.getValue()[1]).map(Map.Entry::getKey).findFirst();
    }

    private View view(boolean withVariables) {
        var hidden = new HashSet<>(plan.keys());
        plan.lost().forEach(each -> hidden.add(Declared.key(Kind.VARIABLE, each.variable())));
        hidden.addAll(aside);
        var fresh = new ArrayList<Declared>();
        plan.entries().forEach(each -> fresh.add(each.declared(Set.of())));
        outline.parts().stream().filter(Outline.Typed.class::isInstance).map(part -> Declared.key(Kind.TYPE, ((Outline.Typed) part).name()))
                .filter(key -> !plan.keys().contains(key)).forEach(key -> scope.find(key).ifPresent(fresh::add));
        if (withVariables) {
            plan.holders().forEach(each -> fresh.add(each.declared()));
        }
        return View.of(scope, hidden, fresh);
    }

    private Source begin(View view) {
        var names = outline.names();
        plan.added().forEach(each -> names.add(each.name()));
        var hidden = HiddenMethods.among(view, names);
        var all = new ArrayList<>(hidden);
        plan.entries().stream().filter(Entry::isOfCell).forEach(each -> all.addAll(hidden(view, each)));
        var main = new Source(plan.runner(), outline.cell()).add("package " + Wrappers.PACKAGE + "; "
                + header(view, names, all, plan.imports()) + "class " + plan.runner() + " { ");
        forwarders.clear();
        forward(main, plan.runner(), hidden);
        return main;
    }

    private static List<Declared> hidden(View view, Entry entry) {
        return entry.kind() == Kind.METHOD ? HiddenMethods.of(view, entry.declared(Set.of())) : List.of();
    }

    private static String header(View view, Set<String> names, List<Declared> hidden, List<Import> imports) {
        var all = new HashSet<>(names);
        hidden.forEach(each -> all.addAll(HiddenMethods.names(each)));
        return view.header(all, imports);
    }

    /** Declares methods again in the class that hides them, as far as that can be done. */
    private void forward(Source file, String by, List<Declared> hidden) {
        for (var each : hidden) {
            var name = by + " to " + each.key();
            if (!impossible.contains(name)) {
                int start = file.length();
                file.add(HiddenMethods.forwarding(each));
                forwarders.add(new Forwarder(name, file, start, file.length()));
            }
        }
    }

    /** Types and methods: those of the cell behind its code, the others each in a file of their own. */
    private List<Source> end(Source main, View view) {
        var files = new ArrayList<>(List.of(main));
        spans.clear();
        apart.clear();
        sources.clear();
        sources.put(plan.runner(), main);
        for (var each : plan.entries()) {
            var piece = each.definition().piece();
            var file = main;
            var hidden = hidden(view, each);
            if (!each.isOfCell()) {
                file = new Source(each.wrapper(), each.definition().cell()).add("package " + Wrappers.PACKAGE + "; "
                        + header(view, each.definition().names(), hidden, each.definition().imports()));
                files.add(file);
                apart.put(file, each);
            }
            int start = file.length();
            file.add("class " + each.wrapper() + (each.kind() == Kind.TYPE ? " { static " : " { public static "))
                    .copy(Modifiers.without(piece.form(), piece.source()), piece.offset()).add("\n");
            forward(file, each.key(), hidden);
            file.add("}\n");
            spans.put(each, new int[] {start, file.length()});
            sources.put(each.wrapper(), file);
        }
        return files;
    }

    /** The files, the first with what the cell runs; it returns the value of the last expression, if that has one. */
    public List<Source> program(boolean valued) {
        var view = view(true);
        var main = begin(view);
        if (!plan.holders().isEmpty()) {
            main.add("public static int " + Wrappers.REACHED + "; ");
        }
        main.add("public static " + (valued ? "java.lang.Object " : "void ") + Wrappers.RUN + "() throws java.lang.Throwable {\n");
        int reached = 0;
        for (int i = 0; i < outline.parts().size(); i++) {
            boolean value = valued && i == outline.parts().size() - 1;
            switch (outline.parts().get(i)) {
                case Outline.Variables(Piece piece, List<Variable> variables) -> {
                    for (var each : variables) {
                        if (!each.constant()) {
                            assign(main, piece, plan.holder(each));
                        }
                        main.add(Wrappers.REACHED + " = " + ++reached + ";\n");
                    }
                }
                case Outline.Run(Piece piece, boolean dropped) -> main.add(value ? "return " : dropped ? "var $" + i + " = " : "")
                        .copy(value ? piece.bare() : piece.source(), piece.offset()).add(value ? "\n;\n" : "\n");
                default -> { }
            }
        }
        main.add("}}\n");
        var files = end(main, view);
        for (var each : plan.holders()) {
            if (!each.isReused()) {
                main.add("class " + each.wrapper() + " { public static " + (each.variable().shared() ? "volatile " : each.variable().constant()
                        ? "final " : ""));
                (each.variable().type().isEmpty() ? main.add(each.type().text()) : main.copy(each.variable().type(), each.variable().typeAt()))
                        .add(" ").stand(each.variable().name(), each.variable().typeAt());
                if (each.variable().constant()) {
                    main.add(" = ").copy(each.variable().initial(), each.variable().initialAt());
                }
                main.add("; }\n");
                sources.put(each.wrapper(), main);
            }
        }
        return files;
    }

    private static void assign(Source main, Piece piece, Holder holder) {
        var variable = holder.variable();
        main.add(variable.name() + " = ");
        if (variable.initial().isEmpty()) {
            main.stand(switch (variable.type()) {
                case "boolean" -> "false";
                case "byte", "short", "int", "long", "float", "double", "char" -> "0";
                default -> "null";
            }, piece.offset());
        } else if (holder.isNamed()) {
            main.stand("new " + holder.type().text() + "()", variable.initialAt());
        } else if (variable.array()) {
            main.add("new " + variable.type()).copy(variable.initial(), variable.initialAt());
        } else if (holder.type().exact()) {
            main.copy(variable.initial(), variable.initialAt());
        } else {
            main.add("(" + holder.type().text() + ") (java.lang.Object) (").copy(variable.initial(), variable.initialAt()).add(")");
        }
        main.add("; ");
    }

    /** The files without what runs, but with variables whose types are looked for as local ones, and with the value. */
    public List<Source> draft(List<Variable> unknown, boolean valued) {
        var view = view(false);
        var main = begin(view);
        for (var holder : plan.holders()) {
            var each = holder.variable();
            if (!unknown.contains(each)) {
                main.add("static ");
                (each.type().isEmpty() ? main.add(holder.type().text()) : main.copy(each.type(), each.typeAt())).add(" " + each.name() + "; ");
            }
        }
        main.add("static java.lang.Object " + Wrappers.RUN + "() throws java.lang.Throwable {\n");
        unknown.forEach(each -> main.add("var " + each.name() + " = ").copy(each.initial(), each.initialAt()).add(";\n"));
        if (valued) {
            var last = outline.parts().getLast().piece();
            main.add("return ").copy(last.bare(), last.offset()).add("\n;\n");
        }
        main.add("}}\n");
        return end(main, view);
    }
}
