package engram.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./engram doctor}: what was found, what will be used, and how to mend the rest. */
@Command(name = "doctor", mixinStandardHelpOptions = true, description = "Says what was found and what will be used.")
final class DoctorCommand implements Callable<Integer> {

    @Option(names = "--json", description = "print one JSON object instead")
    private boolean json;

    /** What the launcher found outside the JVM: name, what was found (empty for nothing), mend; separated by tabs. */
    @Option(names = "--tool", hidden = true)
    private List<String> tools = List.of();

    @Option(names = "--fonts", hidden = true, defaultValue = "install fontconfig and a font")
    private String fontsMend;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>(List.of(Machine.jdk(), Machine.cores(), Machine.memory(), Machine.blas()));
        Machine.collector(Runtime.version(), Machine.collectors()).ifPresent(finding -> findings.add(1, finding));
        List<Finding> gpu = Machine.gpu();
        findings.addAll(gpu);
        findings.add(Machine.fonts(fontsMend));
        for (String tool : tools) {
            String[] fields = tool.split("\t", -1);
            findings.add(fields[1].isEmpty() ? Finding.bad(fields[0], "not found", fields[2]) : Finding.good(fields[0], fields[1]));
        }
        if (json) {
            JsonObject report = new JsonObject();
            findings.forEach(finding -> report.add(finding.name(), new GsonBuilder().create().toJsonTree(finding)));
            System.out.println(report);
        } else {
            findings.forEach(System.out::println);
        }
        // A machine without a GPU, or with the driver alone, is a healthy one.
        return findings.stream().allMatch(finding -> finding.ok() || gpu.contains(finding)) ? 0 : 1;
    }
}
