package engram.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The parameters of kernels as records in Java, held against their source. */
public final class KernelRecords {
    private static final Pattern KERNEL = Pattern.compile("extern \"C\" __global__ void (?:__launch_bounds__\\([^)]*\\)\\s*)?(\\w+)\\(([^)]*)\\)");

    private KernelRecords() {}

    /**
     * Each kernel of a source has a record with its name as a constant and its parameters as components: of the same names and types, in the same order.
     *
     * @param source in {@code src/main/cuda}
     * @param all    has these records
     * @param named  records whose own name stands before those of their components
     */
    public static void assertDeclaredIn(String source, Class<?> all, Class<?>... named) throws IOException, IllegalAccessException {
        Map<String, List<String>> declared = new TreeMap<>(), found = new TreeMap<>();
        KERNEL.matcher(Files.readString(Path.of("src/main/cuda", source))).results().forEach(kernel ->
                declared.put(kernel.group(1), Arrays.stream(kernel.group(2).split(",")).map(parameter -> inJava(parameter.strip())).toList()));
        for (Class<?> type : all.getDeclaredClasses())
            for (Field field : type.getDeclaredFields())
                if (field.getType() == Kernel.class) {
                    field.setAccessible(true); // those of another room
                    found.put(((Kernel) field.get(null)).name(), inARow(type, "", List.of(named)).toList());
                }
        assertEquals(declared, found);
    }

    /** {@code const int *order} is {@code DeviceBuffer order}. */
    private static String inJava(String parameter) {
        return (parameter.contains("*") ? "DeviceBuffer" : parameter.replaceAll(" \\w+$", "")) + " " + parameter.replaceAll("^.*\\W", "");
    }

    private static Stream<String> inARow(Class<?> type, String before, List<Class<?>> named) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> component.getType().isRecord()
                ? inARow(component.getType(), named.contains(component.getType()) ? component.getName() : "", named)
                : Stream.of((component.getType() == DeviceBuffer.class ? "DeviceBuffer" : component.getType().getName()) + " " + name(component, before)));
    }

    private static String name(RecordComponent component, String before) {
        String name = component.getName();
        return before.isEmpty() ? name : before + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
