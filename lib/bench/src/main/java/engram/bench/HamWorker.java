package engram.bench;

import com.google.gson.JsonObject;
import engram.memory.training.Variant;
import engram.tensor.Backend;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Engram's {@link HamTraining} with drawn images as a {@link ToolProcess}: a line has a variant, a tolerance and a number of batches, the answer
 * the seconds of an epoch and the mean loss. Before it says its name it writes what others begin with, where a file is named.
 */
public final class HamWorker {
    private HamWorker() {
    }

    /** @param arguments {@code cuda} or {@code cpu}, and perhaps a file */
    public static void main(String[] arguments) throws IOException {
        boolean onGpu = arguments[0].equals("cuda");
        if (arguments.length > 1) {
            new HamTraining(HamTraining.drawn(), Backend.cpu()).write(Path.of(arguments[1]));
        }
        System.out.println("Engram");
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            System.out.println(answer(onGpu, question.split(" ")));
        }
    }

    private static JsonObject answer(boolean onGpu, String... question) {
        JsonObject answer = new JsonObject();
        try {
            Outcome outcome = new HamTraining(HamTraining.drawn(), onGpu ? Backend.cuda() : Backend.cpu())
                    .run(Variant.named(question[0]), Double.parseDouble(question[1]), Integer.parseInt(question[2]));
            answer.addProperty("seconds", outcome.seconds());
            answer.addProperty("figure", outcome.figure());
            answer.addProperty("batches", Integer.parseInt(question[2]));
        } catch (RuntimeException refused) {
            answer.addProperty("failure", String.valueOf(refused.getMessage()));
        }
        return answer;
    }
}
