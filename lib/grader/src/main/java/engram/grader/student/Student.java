package engram.grader.student;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import engram.grader.student.Functions.NoAnswer;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The student's process: answers one request after the other until stdin ends. {@code {"cell": 3, "source": "…"}} runs a cell,
 * {@code {"call": "sweep", "arguments": […]}} calls a function; the answer is {@code {"answer": …}} or {@code {"failure": "…"}}.
 */
public final class Student {
    private final Functions functions = new Functions();

    private Student() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        var answers = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        var requests = new LinkedBlockingQueue<String>();
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Thread.ofPlatform().name("requests").daemon().start(() -> read(input, requests));
        System.setIn(InputStream.nullInputStream());
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        System.setErr(System.out);
        var student = new Student();
        while (true) {
            answers.print(student.answer(JsonParser.parseString(requests.take()).getAsJsonObject()) + "\n");
            answers.flush();
        }
    }

    /** Ends this process with the one that started it, whatever the student's code is doing. */
    private static void read(BufferedReader input, BlockingQueue<String> requests) {
        try {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                requests.add(line);
            }
        } catch (IOException _) {
            // the same as its end
        }
        Runtime.getRuntime().halt(0);
    }

    private JsonObject answer(JsonObject request) {
        var answer = new JsonObject();
        try {
            if (request.has("cell")) {
                functions.run(request.get("cell").getAsInt(), request.get("source").getAsString());
            } else {
                answer.add("answer", call(request.get("call").getAsString(), request.getAsJsonArray("arguments")));
            }
        } catch (NoAnswer failure) {
            answer.addProperty("failure", failure.getMessage());
        }
        return answer;
    }

    private JsonObject call(String name, JsonArray arguments) throws NoAnswer {
        Object[] values = arguments.asList().stream().map(each -> PlainData.fromJson(each.getAsJsonObject())).toArray();
        Object value = functions.call(name, values);
        if (PlainData.typeName(value).isEmpty()) {
            throw new NoAnswer("%s returned %s; it must return numbers, strings or complete arrays of them"
                    .formatted(name, value == null ? "null" : "a value of type " + value.getClass().getSimpleName()));
        }
        return PlainData.toJson(value);
    }
}
