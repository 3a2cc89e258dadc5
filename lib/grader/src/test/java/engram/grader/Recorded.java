package engram.grader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers that are written down while they pass, so that they can be given again without the process that gave them. */
final class Recorded implements Answers {
    private final Answers source;
    private final Map<String, List<Object>> distinct = new LinkedHashMap<>();
    private final Map<Integer, Object> byQuestion = new HashMap<>();

    Recorded(Answers source) {
        this.source = source;
    }

    @Override
    public <T> T call(Class<T> type, String function, Object... arguments) {
        T answer = source.call(type, function, arguments);
        byQuestion.put(question(function, arguments), answer);
        var known = distinct.computeIfAbsent(function, _ -> new ArrayList<>());
        if (known.stream().noneMatch(each -> same(each, answer))) {
            known.add(answer);
        }
        return answer;
    }

    /** All different answers of each function, in the order in which they came. */
    Map<String, List<Object>> distinct() {
        return distinct;
    }

    /** The answer to this question, or else one of the same function, which has its type and perhaps its shape. */
    Object like(String function, Object... arguments) {
        return asked(function, arguments).orElseGet(() -> distinct.get(function).getFirst());
    }

    /** The answer to this question, if it was asked. */
    Optional<Object> asked(String function, Object... arguments) {
        return Optional.ofNullable(byQuestion.get(question(function, arguments)));
    }

    static boolean same(Object a, Object b) {
        return Arrays.deepEquals(new Object[] {a}, new Object[] {b});
    }

    private static int question(String function, Object... arguments) {
        return 31 * function.hashCode() + Arrays.deepHashCode(arguments);
    }
}
