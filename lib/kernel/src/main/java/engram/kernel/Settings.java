package engram.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the environment asks of a kernel, as {@code ENGRAM_…} or under the names of JJava and IJava.
 *
 * @param compilerOptions options of the compiler ({@code …_COMPILER_OPTS})
 * @param classPath       jars and folders that cells see, with wildcards ({@code …_CLASSPATH})
 * @param scripts         files that run before the first cell, with wildcards ({@code …_STARTUP_SCRIPTS_PATH})
 * @param script          code that runs after them ({@code …_STARTUP_SCRIPT})
 */
record Settings(List<String> compilerOptions, String classPath, String scripts, String script) {
    private static final List<String> PREFIXES = List.of("ENGRAM_", "JJAVA_", "IJAVA_");

    static Settings of(Map<String, String> environment) {
        var options = new ArrayList<String>();
        value(environment, "COMPILER_OPTS").map(text -> text.trim().split("\\s+")).stream().flatMap(Stream::of)
                .filter(option -> !option.isEmpty()).forEach(options::add);
        return new Settings(List.copyOf(options), value(environment, "CLASSPATH").orElse(""),
                value(environment, "STARTUP_SCRIPTS_PATH").orElse(""), value(environment, "STARTUP_SCRIPT").orElse(""));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return PREFIXES.stream().map(prefix -> environment.get(prefix + name)).filter(value -> value != null && !value.isBlank())
                .findFirst();
    }
}
