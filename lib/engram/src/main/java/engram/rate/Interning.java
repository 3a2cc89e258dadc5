package engram.rate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** One object for equal parts of formulas. A part is looked at once, in however many places it is. */
final class Interning {
    private final Map<Node, Formula> known = new HashMap<>();
    private final Map<Formula, Formula> seen = new IdentityHashMap<>();

    /** A formula whose arguments are known: two are equal where these are the same objects. */
    private record Node(Formula formula) {
        @Override public boolean equals(Object other) {
            if (!(other instanceof Node(Formula that)) || !formula.isLike(that)) return false;
            for (int k = 0; k < that.arguments().size(); k++) if (formula.arguments().get(k) != that.arguments().get(k)) return false;
            return true;
        }

        @Override public int hashCode() { return formula.hashCode(); }
    }

    /** The formula with equal parts made one, whose parts that are new are added to {@code found}, after their arguments. */
    Formula collect(Formula formula, List<Formula> found) {
        Formula done = seen.get(formula);
        if (done != null) return done;
        var arguments = new ArrayList<Formula>();
        for (Formula argument : formula.arguments()) arguments.add(collect(argument, found));
        Formula own = formula.on(arguments), one = known.putIfAbsent(new Node(own), own);
        if (one == null) {
            found.add(own);
            one = own;
        }
        seen.put(formula, one);
        return one;
    }
}
