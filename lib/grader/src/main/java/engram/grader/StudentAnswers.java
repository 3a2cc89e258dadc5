package engram.grader;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import engram.grader.jail.Jail;
import engram.grader.student.PlainData;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The answers of a submission that runs in a process of its own. After a call that ended the process, the next gets a fresh one; a cell
 * that ended it would do so again, and nothing is called any more.
 */
final class StudentAnswers implements Answers, AutoCloseable {
    /** How long a cell may take, the start of the process included. */
    private static final Duration CELL = Duration.ofSeconds(30);

    private final Submission submission;
    private final Limits limits;
    private final Jail jail;
    private Optional<ChildJvm> child = Optional.empty();
    private List<String> brokenCells = List.of();
    private Optional<StudentFailure> hopeless = Optional.empty();

    /**
     * Nothing is started before the first call.
     *
     * @param limits what it may use
     * @param jail   what its process is started in
     */
    StudentAnswers(Submission submission, Limits limits, Jail jail) {
        this.submission = submission;
        this.limits = limits;
        this.jail = jail;
    }

    @Override
    public <T> T call(Class<T> type, String function, Object... arguments) {
        var request = new JsonObject();
        request.addProperty("call", function);
        var values = new JsonArray();
        Stream.of(arguments).map(PlainData::toJson).forEach(values::add);
        request.add("arguments", values);
        var answer = ask(running(), function, request, limits.call());
        if (answer.has("failure")) {
            throw new StudentFailure(Stream.concat(Stream.of(answer.get("failure").getAsString()), brokenCells.stream())
                    .collect(Collectors.joining("; ")));
        }
        return as(type, function, plain(function, answer));
    }

    /** The process, started and with the notebook in it. */
    private ChildJvm running() {
        if (hopeless.isPresent()) {
            throw hopeless.get();
        }
        if (child.isEmpty() || !child.get().isAlive()) {
            child = Optional.of(new ChildJvm(limits, jail));
            try {
                brokenCells = load(child.get());
            } catch (StudentFailure failure) {
                hopeless = Optional.of(failure);
                throw failure;
            }
        }
        return child.get();
    }

    /** Runs the cells one after the other, and returns what is wrong with those that fail. */
    private List<String> load(ChildJvm started) {
        var broken = new ArrayList<String>();
        for (var cell : submission.cells()) {
            var request = new JsonObject();
            request.addProperty("cell", cell.number());
            request.addProperty("source", cell.source());
            var answer = ask(started, "cell " + cell.number(), request, CELL);
            if (answer.has("failure")) {
                broken.add(answer.get("failure").getAsString());
            }
        }
        return List.copyOf(broken);
    }

    private static JsonObject ask(ChildJvm child, String what, JsonObject request, Duration limit) {
        try {
            return JsonParser.parseString(child.ask(request.toString(), limit)).getAsJsonObject();
        } catch (StudentFailure failure) {
            throw new StudentFailure(what + " " + failure.getMessage());
        } catch (JsonParseException | IllegalStateException disturbed) {
            throw disturbed(what);
        }
    }

    private static Object plain(String function, JsonObject answer) {
        try {
            return PlainData.fromJson(answer.getAsJsonObject("answer"));
        } catch (JsonParseException | ClassCastException | NullPointerException disturbed) {
            throw disturbed(function);
        }
    }

    private static StudentFailure disturbed(String what) {
        return new StudentFailure(what + " did not answer in the agreed form; nothing else may be written to the process's output");
    }

    private static <T> T as(Class<T> type, String function, Object value) {
        Object answer = type == double.class && value instanceof Integer number ? Double.valueOf(number) : value;
        var boxed = MethodType.methodType(type).wrap().returnType();
        if (!boxed.isInstance(answer)) {
            throw new StudentFailure("%s returned %s, and must return %s".formatted(function,
                    PlainData.typeName(value).orElseThrow(), type.getSimpleName()));
        }
        @SuppressWarnings("unchecked")
        T typed = (T) answer;
        return typed;
    }

    @Override
    public void close() {
        child.ifPresent(ChildJvm::close);
    }
}
