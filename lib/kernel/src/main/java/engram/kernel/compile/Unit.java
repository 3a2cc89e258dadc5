package engram.kernel.compile;

import engram.kernel.code.Words;
import engram.kernel.compile.CellCompiler.Broken;
import engram.kernel.compile.Declared.Kind;
import engram.kernel.compile.Outline.Complaints;
import engram.kernel.compile.Scope.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One compilation: pieces of a cell that follow one another, and what of earlier cells has to be compiled anew along with them.
 * It changes nothing of what cells have declared; who runs it does, when it has succeeded.
 */
public final class Unit {
    private final Scope scope;
    private final CellCompiler compiler;
    private final Outline outline;
    private final Plan plan;
    private final Program program;
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    /** What was compiled, by wrapper and by the names of the classes. */
    private final Map<String, Map<String, Code>> code = new LinkedHashMap<>();
    private final Map<String, Set<String>> mentions = new HashMap<>();
    private boolean valued;

    /** @param number another one for each unit */
    public Unit(Scope scope, CellCompiler compiler, Outline outline, int number) {
        this.scope = scope;
        this.compiler = compiler;
        this.outline = outline;
        plan = new Plan(scope, outline, number);
        program = new Program(scope, outline, plan);
        valued = outline.isValued();
    }

    /** Compiles. Where that fails, the complaints are those of the cell. */
    public void compile() throws Broken, Complaints {
        try {
            refuseTaken();
            plan.affect(Set.of());
            if (needsTypes()) {
                valued = new Draft(compiler, plan, program).find(valued);
                plan.holders().stream().filter(Holder::isOfNamelessClass).forEach(plan::name);
            }
            var retyped = retyped();
            if (!retyped.isEmpty()) {
                plan.affect(retyped);
            }
            refuseSelves();
            attempt();
            noteTypes(retyped);
        } catch (Complaints complaints) {
            throw new Complaints(complaints.list(), plan.lost().stream().collect(Collectors.toMap(Plan.Lost::variable, Plan.Lost::warning)));
        }
    }

    /** Compiles anew what names variables that were not declared after all. */
    public void repair(Set<String> undeclared) throws Broken, Complaints {
        scope.all().stream().filter(each -> each.kind() == Kind.TYPE && each.mentions().stream().anyMatch(undeclared::contains))
                .forEach(plan::anew);
        plan.affect(undeclared);
        attempt();
    }

    private boolean needsTypes() {
        return valued && outline.endsWithCall()
                || plan.holders().stream().anyMatch(each -> each.variable().type().isEmpty() || scope.find(each.key()).isPresent());
    }

    /** Variables that keep their type stay where they are; returns where the others were until now. */
    private Set<String> retyped() {
        var retyped = new HashSet<String>();
        for (var holder : plan.holders()) {
            var before = scope.find(holder.key());
            if (before.isPresent() && !before.get().type().isEmpty() && !holder.variable().constant()
                    && before.get().type().equals(holder.type().text())) {
                holder.reuse(before.get().wrapper());
            } else {
                before.ifPresent(each -> retyped.add(each.wrapper()));
            }
        }
        return retyped;
    }

    private void refuseTaken() throws Complaints {
        for (var part : outline.parts()) {
            if (part instanceof Outline.Called method && HiddenMethods.isTaken(method)) {
                var text = method.piece().source();
                int at = text.indexOf(method.name());
                throw new Complaints(List.of(new Complaint(new Source("$", outline.cell()).copy(text, method.piece().offset()), at,
                        at + method.name().length(), "taken", "every object has a " + method.key()
                        + " already, which a cell cannot take the place of; give this one another name")));
            }
        }
    }

    /** A variable that is not there yet, or is there with another type, cannot be told by itself what it begins with. */
    private void refuseSelves() throws Complaints {
        for (var holder : plan.holders()) {
            var variable = holder.variable();
            var names = Words.names(variable.initial());
            if (!holder.isReused() && names.contains(variable.name()) && !variable.initial().contains("->") && !variable.initial().contains("{")
                    && !isMember(variable)) {
                var source = new Source("$", outline.cell()).copy(variable.initial(), variable.initialAt());
                throw new Complaints(List.of(new Complaint(source, 0, variable.initial().length(), "self",
                        "variable " + variable.name() + " is made anew here, so that its value cannot be taken from itself; take another name")));
            }
        }
    }

    /** Whether the name stands behind a dot or in front of a bracket only, where it is not the variable. */
    private static boolean isMember(Outline.Variable variable) {
        var words = Words.all(variable.initial());
        for (int i = 0; i < words.size(); i++) {
            boolean member = i > 0 && (words.get(i - 1).equals(".") || words.get(i - 1).equals("::")) || i + 1 < words.size()
                    && words.get(i + 1).equals("(");
            if (words.get(i).equals(variable.name()) && !member) {
                return false;
            }
        }
        return true;
    }

    private void attempt() throws Broken, Complaints {
        List<Complaint> first = List.of();
        while (true) {
            var classes = new LinkedHashMap<String, byte[]>();
            var outcome = compiler.compile(program.program(valued), (task, units) -> plan.holders().isEmpty()
                    ? Map.<String, TypeText.Written>of() : VariableTypes.ofHolders(task, units), classes);
            if (outcome.errors().isEmpty()) {
                classes.forEach((name, bytes) -> code.computeIfAbsent(Wrappers.of(name), _ -> new LinkedHashMap<>())
                        .put(name, new Code(bytes, program.source(Wrappers.of(name)))));
                plan.holders().stream().filter(each -> !each.isReused() && each.type().text().isEmpty())
                        .forEach(each -> each.type(outcome.value().getOrDefault(each.wrapper(), TypeText.Written.UNKNOWN)));
                return;
            }
            if (program.leaveHidden(outcome.errors())) {
                continue;
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
            var entry = program.entry(error);
            ofCell |= entry.isEmpty() || entry.get().isOfCell() && !isMissing(error);
            entry.ifPresent(each -> byEntry.computeIfAbsent(each, _ -> new ArrayList<>()).add(error));
        }
        if (ofCell) {
            var told = first.stream().filter(each -> program.entry(each).map(Entry::isOfCell).orElse(true)).toList();
            throw new Complaints(told.isEmpty() ? errors : told);
        }
        byEntry.forEach((entry, complaints) -> {
            program.setAside(entry);
            var waits = new Waiting(entry.kind(), entry.name(), entry.key(), entry.definition(), reason(entry, complaints), entry.stamp());
            waiting.add(waits);
            if (entry.origin() != Entry.Origin.WAITING) {
                notes.add(waits.reason());
            }
        });
    }

    private static String reason(Entry entry, List<Complaint> complaints) {
        var told = entry.declared(Set.of()).told();
        var missing = complaints.stream().map(Complaint::missing).flatMap(Optional::stream).map(Complaint.Missing::told).distinct().toList();
        var other = complaints.stream().filter(each -> !isMissing(each) || each.isOfAnother(entry.name())).findFirst();
        return other.isPresent() || missing.isEmpty() ? told + " cannot be used: " + other.orElse(complaints.getFirst()).told()
                : told + " cannot be used until " + String.join(" and ", missing) + (missing.size() > 1 ? " are there" : " is there");
    }

    private static boolean isMissing(Complaint complaint) {
        return complaint.code().contains("cant.resolve") || complaint.code().contains("doesnt.exist");
    }

    /**
     * Classes keep to the variable that they were compiled with: their objects and static fields are worth more. That is said,
     * and what starts anew, too.
     */
    private void noteTypes(Set<String> retyped) {
        var names = plan.holders().stream().filter(each -> !each.isReused()).map(each -> each.variable().name()).toList();
        for (var each : scope.all()) {
            if (each.kind() == Kind.TYPE && plan.entries().stream().noneMatch(entry -> entry.key().equals(each.key()))) {
                var stale = new TreeSet<>(scope.stale(each));
                stale.retainAll(names);
                each.mentions().stream().filter(retyped::contains).map(plan::nameOf).forEach(stale::add);
                scope.all().stream().filter(constant -> constant.isConstant() && retyped.contains(constant.wrapper()))
                        .filter(constant -> each.definition().orElseThrow().names().contains(constant.name()))
                        .map(Declared::name).forEach(stale::add);
                stale.forEach(name -> notes.add("class %s still uses the %s of before; run the cell of the class again to change that"
                        .formatted(each.name(), name)));
            }
        }
        for (var entry : plan.entries()) {
            if (entry.origin() == Entry.Origin.AFFECTED && entry.kind() == Kind.TYPE
                    && entry.definition().names().contains("static")) {
                notes.add("class %s starts anew, with its static fields: it uses what was declared again".formatted(entry.name()));
            }
        }
    }

    /** The class that runs what the cell runs. */
    public String runner() {
        return plan.runner();
    }

    /** Whether there is anything to run. */
    public boolean isRun() {
        return outline.parts().stream().anyMatch(part -> part instanceof Outline.Run || part instanceof Outline.Variables);
    }

    /** Whether running it gives a value to show. */
    public boolean isValued() {
        return valued;
    }

    public List<Import> imports() {
        return plan.added();
    }

    public List<Plan.Lost> lost() {
        return plan.lost();
    }

    public List<Waiting> waiting() {
        return waiting;
    }

    /** What the user should know. */
    public List<String> notes() {
        return notes;
    }

    /** The variables in the order in which the cell declares them. */
    public List<Declared> variables() {
        return plan.holders().stream().map(Holder::declared).toList();
    }

    /** Types and methods, each with what its code names. */
    public List<Declared> declarations() {
        return plan.entries().stream().map(each -> each.declared(mentions(each.wrapper()))).toList();
    }

    /** The classes in a wrapper. */
    public Map<String, Code> code(String wrapper) {
        return code.getOrDefault(wrapper, Map.of());
    }

    /** The wrappers that the classes in a wrapper name, other than itself. */
    public Set<String> mentions(String wrapper) {
        return mentions.computeIfAbsent(wrapper, _ -> {
            var found = new HashSet<String>();
            code(wrapper).values().forEach(each -> found.addAll(Mentions.in(each.bytes())));
            found.remove(wrapper);
            return found;
        });
    }
}
