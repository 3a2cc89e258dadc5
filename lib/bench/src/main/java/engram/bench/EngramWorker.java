package engram.bench;

import com.google.gson.JsonObject;
import engram.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** Engram as a {@link ToolProcess}: a line is what would follow {@code ./engram bench}, the answer its JSON line, or one that holds the failure. */
public final class EngramWorker {
    private EngramWorker() {
    }

    /** @param arguments none */
    public static void main(String[] arguments) throws IOException {
        System.out.println("Engram");
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            System.out.println(answer(question));
        }
    }

    private static String answer(String question) {
        StringWriter results = new StringWriter();
        StringWriter sentences = new StringWriter();
        int code = Main.execute(new PrintWriter(results), new PrintWriter(sentences), ("bench " + question + " --json").split(" "));
        if (code == 0) {
            return results.toString().strip();
        }
        JsonObject failure = new JsonObject();
        failure.addProperty("failure", sentences.toString().strip().replaceFirst("^engram: (.*?)( \\(see '.*)?$", "$1"));
        return failure.toString();
    }
}
