package engram.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import engram.kernel.shell.JavaShell;
import engram.kernel.wire.Message;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;

/** Answers to what front ends ask about code that is being written. */
final class Questions {
    private final CompletableFuture<JavaShell> shell;

    Questions(CompletableFuture<JavaShell> shell) {
        this.shell = shell;
    }

    private SourceCodeAnalysis analysis() {
        return shell.join().analysis();
    }

    JsonObject complete(Message request) {
        var code = request.text("code", "");
        int cursor = cursor(request, code);
        int[] anchor = {cursor};
        var matches = analysis().completionSuggestions(code, cursor, anchor).stream()
                .map(SourceCodeAnalysis.Suggestion::continuation)
                .distinct()
                .collect(Collectors.toList());
        var content = Replies.ok();
        content.add("matches", Replies.texts(matches));
        content.addProperty("cursor_start", code.codePointCount(0, matches.isEmpty() ? cursor : anchor[0]));
        content.addProperty("cursor_end", code.codePointCount(0, cursor));
        content.add("metadata", new JsonObject());
        return content;
    }

    JsonObject inspect(Message request) {
        var code = request.text("code", "");
        var documentation = analysis().documentation(code, cursor(request, code), true);
        var text = documentation.stream()
                .map(each -> each.signature() + (each.javadoc() == null ? "" : "\n" + each.javadoc()))
                .distinct()
                .collect(Collectors.joining("\n\n"));
        var data = new JsonObject();
        if (!text.isEmpty()) {
            data.addProperty("text/plain", text);
        }
        var content = Replies.ok();
        content.addProperty("found", !text.isEmpty());
        content.add("data", data);
        content.add("metadata", new JsonObject());
        return content;
    }

    JsonObject isComplete(Message request) {
        var rest = request.text("code", "");
        var completeness = Completeness.COMPLETE;
        while (!rest.isBlank()) {
            var info = analysis().analyzeCompletion(rest);
            completeness = info.completeness();
            if (completeness != Completeness.COMPLETE && completeness != Completeness.COMPLETE_WITH_SEMI) {
                break;
            }
            rest = info.remaining();
        }
        var content = new JsonObject();
        content.addProperty("status", switch (completeness) {
            case COMPLETE, COMPLETE_WITH_SEMI, EMPTY -> "complete";
            case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> "incomplete";
            case UNKNOWN -> "invalid";
        });
        if (content.get("status").getAsString().equals("incomplete")) {
            content.addProperty("indent", "    ");
        }
        return content;
    }

    static JsonObject history() {
        var content = Replies.ok();
        content.add("history", new JsonArray());
        return content;
    }

    static JsonObject comms() {
        var content = Replies.ok();
        content.add("comms", new JsonObject());
        return content;
    }

    /** The cursor as a position in a Java string; the protocol counts Unicode characters. */
    private static int cursor(Message request, String code) {
        int characters = Math.clamp(request.number("cursor_pos", Integer.MAX_VALUE), 0, code.codePointCount(0, code.length()));
        return code.offsetByCodePoints(0, characters);
    }
}
