package engram.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import engram.kernel.shell.Failure;
import engram.kernel.wire.Codec;
import engram.kernel.wire.Message;
import java.util.Collection;

/** Contents of the kernel's answers, as the messaging specification shapes them. */
final class Replies {
    private Replies() { }

    static JsonObject ok() {
        var content = new JsonObject();
        content.addProperty("status", "ok");
        return content;
    }

    static JsonObject error(Failure failure) {
        var content = new JsonObject();
        content.addProperty("status", "error");
        describe(content, failure);
        return content;
    }

    static void describe(JsonObject content, Failure failure) {
        content.addProperty("ename", failure.name());
        content.addProperty("evalue", failure.message());
        content.add("traceback", texts(failure.traceback()));
    }

    /** For a cell that doesn't run because an earlier one has failed. */
    static JsonObject aborted(int executionCount) {
        var content = new JsonObject();
        content.addProperty("status", "aborted");
        content.addProperty("execution_count", executionCount);
        return content;
    }

    static JsonObject shutdown(Message request) {
        var content = ok();
        content.addProperty("restart", request.flag("restart", false));
        return content;
    }

    static JsonArray texts(Collection<String> texts) {
        var array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    static JsonObject kernelInfo(String version) {
        var language = new JsonObject();
        language.addProperty("name", "java");
        language.addProperty("version", System.getProperty("java.specification.version"));
        language.addProperty("mimetype", "text/x-java");
        language.addProperty("file_extension", ".jshell");
        language.addProperty("pygments_lexer", "java");
        language.addProperty("codemirror_mode", "text/x-java");
        language.addProperty("nbconvert_exporter", "script");
        var help = new JsonObject();
        help.addProperty("text", "Java " + System.getProperty("java.specification.version") + " API");
        help.addProperty("url", "https://docs.oracle.com/en/java/javase/" + System.getProperty("java.specification.version") + "/docs/api/");
        var helps = new JsonArray();
        helps.add(help);
        var content = ok();
        content.addProperty("protocol_version", Codec.PROTOCOL);
        content.addProperty("implementation", "engram");
        content.addProperty("implementation_version", version);
        content.add("language_info", language);
        content.addProperty("banner", "Engram " + version + ", Java " + System.getProperty("java.version"));
        content.add("help_links", helps);
        content.addProperty("debugger", false);
        return content;
    }
}
