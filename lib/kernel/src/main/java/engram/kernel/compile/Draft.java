package engram.kernel.compile;

import engram.kernel.compile.CellCompiler.Broken;
import engram.kernel.compile.Outline.Complaints;
import engram.kernel.compile.Outline.Variable;
import java.util.ArrayList;
import java.util.List;

/** Finds the types of variables, and whether the last expression has a value, before the program is written. */
public final class Draft {
    private static final String ALREADY_DEFINED = "compiler.err.already.defined";

    private final CellCompiler compiler;
    private final Plan plan;
    private final Program program;

    public Draft(CellCompiler compiler, Plan plan, Program program) {
        this.compiler = compiler;
        this.plan = plan;
        this.program = program;
    }

    /**
     * Gives the variables of the plan their types.
     *
     * @param valued whether the last piece is an expression
     * @return whether it has a value
     */
    public boolean find(boolean valued) throws Broken, Complaints {
        var unknown = new ArrayList<Variable>();
        plan.holders().stream().map(Holder::variable).filter(each -> each.type().isEmpty()).forEach(unknown::add);
        boolean hasValue = valued;
        boolean again;
        do {
            var files = program.draft(unknown, hasValue);
            var outcome = compiler.analyze(files, (task, units) -> VariableTypes.ofRun(task, units.getFirst()));
            hasValue &= !outcome.value().endsWithVoid();
            // a local variable bars its name from the lambdas behind it, as the variable of a cell does not: then one after the other
            again = unknown.size() > 1 && outcome.errors().stream().anyMatch(each -> each.code().equals(ALREADY_DEFINED));
            take(unknown, outcome.value().locals(), again ? 1 : unknown.size(), outcome.errors(), files.getFirst());
            for (var holder : plan.holders()) {
                if (!holder.variable().type().isEmpty()) {
                    holder.type(outcome.value().fields().getOrDefault(holder.variable().name(), TypeText.Written.UNKNOWN));
                }
            }
        } while (again);
        return hasValue;
    }

    private void take(List<Variable> unknown, List<TypeText.Written> types, int count, List<Complaint> errors, Source main) throws Complaints {
        for (int i = 0; i < count; i++) {
            var variable = unknown.removeFirst();
            var written = i < types.size() ? types.get(i) : TypeText.Written.UNKNOWN;
            if (written.text().isEmpty()) {
                var told = errors.stream().filter(each -> each.source() == main && program.entry(each).isEmpty()).toList();
                throw new Complaints(told.isEmpty() ? errors : told);
            }
            plan.holder(variable).type(written);
        }
    }
}
