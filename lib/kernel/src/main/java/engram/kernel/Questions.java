package engram.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import engram.kernel.code.CellState;
import engram.kernel.magic.TypedMagics;
import engram.kernel.shell.Completion;
import engram.kernel.shell.Inspection;
import engram.kernel.shell.JavaShell;
import engram.kernel.text.Html;
import engram.kernel.wire.Message;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Answers to what front ends ask about code that is being written. */
final class Questions {
    private final CompletableFuture<JavaShell> shell;

    Questions(CompletableFuture<JavaShell> shell) {
        this.shell = shell;
    }

    JsonObject complete(Message request) {
        var code = request.text("code", "");
        int cursor = cursor(request, code);
        var completion = magic(code, cursor).orElseGet(() -> shell.join().complete(TypedMagics.javaOf(code), cursor));
        int start = code.codePointCount(0, completion.choices().isEmpty() ? cursor : completion.start());
        int end = code.codePointCount(0, cursor);
        var types = new JsonArray();
        completion.choices().forEach(choice -> types.add(type(choice, start, end)));
        var metadata = new JsonObject();
        metadata.add("_jupyter_types_experimental", types);
        var content = Replies.ok();
        content.add("matches", Replies.texts(completion.choices().stream().map(Completion.Choice::text).toList()));
        content.addProperty("cursor_start", start);
        content.addProperty("cursor_end", end);
        content.add("metadata", metadata);
        return content;
    }

    /** Where a magic is being typed: the names of magics, or of files, that fit. */
    private Optional<Completion> magic(String code, int cursor) {
        return magics().complete(code, cursor).map(choices -> new Completion(choices.start(),
                choices.texts().stream().map(text -> new Completion.Choice(text, text.startsWith("%") ? "magic" : "path", "")).toList()));
    }

    private TypedMagics magics() {
        return new TypedMagics(shell.join().magics());
    }

    private static JsonObject type(Completion.Choice choice, int start, int end) {
        var type = new JsonObject();
        type.addProperty("start", start);
        type.addProperty("end", end);
        type.addProperty("text", choice.text());
        type.addProperty("type", choice.kind());
        type.addProperty("signature", choice.signature());
        return type;
    }

    JsonObject inspect(Message request) {
        var code = request.text("code", "");
        int cursor = cursor(request, code);
        var found = magics().describe(code, cursor).map(help -> List.of(new Inspection(help, "")))
                .orElseGet(() -> shell.join().inspect(TypedMagics.javaOf(code), cursor));
        var data = new JsonObject();
        if (!found.isEmpty()) {
            data.addProperty("text/plain", plain(found));
            data.addProperty("text/html", html(found));
        }
        var content = Replies.ok();
        content.addProperty("found", !found.isEmpty());
        content.add("data", data);
        content.add("metadata", new JsonObject());
        return content;
    }

    private static String plain(List<Inspection> found) {
        return found.stream()
                .map(each -> each.documentation().isEmpty() ? each.signature() : each.signature() + "\n\n" + each.documentation())
                .collect(Collectors.joining("\n\n"));
    }

    private static String html(List<Inspection> found) {
        return Html.withoutFormulas(found.stream()
                .map(each -> "<p><code>" + Html.escape(each.signature()) + "</code></p><p style=\"white-space: pre-wrap\">"
                        + Html.escape(each.documentation()) + "</p>")
                .collect(Collectors.joining()));
    }

    JsonObject isComplete(Message request) {
        var state = CellState.of(request.text("code", ""));
        var content = new JsonObject();
        content.addProperty("status", state.status());
        if (state.status().equals("incomplete")) {
            content.addProperty("indent", state.indent());
        }
        return content;
    }

    /** The cursor as a position in a Java string; the protocol counts Unicode characters. */
    private static int cursor(Message request, String code) {
        int characters = Math.clamp(request.number("cursor_pos", Integer.MAX_VALUE), 0, code.codePointCount(0, code.length()));
        return code.offsetByCodePoints(0, characters);
    }
}
