package engram.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the measurements are made on.
 *
 * @param findings what {@code ./engram doctor --json} says: by name, whether it was found, and what
 * @param driver   the version of the driver, as nvidia-smi tells it
 */
record GpuMachine(JsonObject findings, String driver) {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /**
     * Asks the doctor, in a JVM of its own.
     *
     * @param environment what is added to its environment
     */
    static GpuMachine look(Map<String, String> environment) throws IOException, InterruptedException {
        String report = output(EngramJvm.command("engram.cli.Main", "doctor", "--json"), environment);
        if (!report.startsWith("{")) {
            throw new MissingException("The machine could not be looked at: " + report);
        }
        JsonObject findings = JsonParser.parseString(report).getAsJsonObject();
        findings.remove("fonts");       // nothing is drawn here
        JsonObject java = findings.getAsJsonObject("JDK");
        java.addProperty("found", found(java).replaceFirst(" in /.*", ""));     // where the bundle lies is nobody's business
        return new GpuMachine(findings, driverVersion());
    }

    private static String driverVersion() throws InterruptedException {
        try {
            return output(List.of("nvidia-smi", "--query-gpu=driver_version", "--format=csv,noheader"), Map.of()).lines().findFirst().orElse("unknown");
        } catch (IOException noTool) {
            return "unknown";
        }
    }

    private static String output(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /** Whether there is a GPU to measure. */
    boolean hasGpu() {
        return gpu().get("ok").getAsBoolean();
    }

    /** The GPU: its name, memory, compute capability and the CUDA version of its driver; without one, why there is none, and the mend. */
    String description() {
        return hasGpu() ? found(gpu()) : "%s; %s".formatted(found(gpu()), gpu().get("mend").getAsString());
    }

    /** The GPU's name alone. */
    String device() {
        return found(gpu()).replaceFirst(",.*", "");
    }

    private JsonObject gpu() {
        return findings.getAsJsonObject("GPU");
    }

    private static String found(JsonObject finding) {
        return finding.get("found").getAsString();
    }

    /** One line for each finding. */
    String text() {
        StringBuilder text = new StringBuilder();
        findings.asMap().forEach((name, finding) -> text.append("%-8s %s%n".formatted(name, found(finding.getAsJsonObject()))));
        return text.append("%-8s %s%n".formatted("driver", driver)).toString();
    }
}
