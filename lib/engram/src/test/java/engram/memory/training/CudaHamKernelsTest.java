package engram.memory.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.cuda.DeviceBuffer;
import engram.cuda.Kernel;
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
import org.junit.jupiter.api.Test;

/** The parameters of each kernel as Java has them are those of its source: of the same names and types, in the same order. */
class CudaHamKernelsTest {
    private static final Pattern KERNEL = Pattern.compile("extern \"C\" __global__ void (?:__launch_bounds__\\([^)]*\\)\\s*)?(\\w+)\\(([^)]*)\\)");

    @Test
    void everyKernelHasARecordOfItsParameters() throws IOException, IllegalAccessException {
        Map<String, List<String>> declared = new TreeMap<>(), found = new TreeMap<>();
        KERNEL.matcher(Files.readString(Path.of("src/main/cuda/ham.cu"))).results().forEach(kernel ->
                declared.put(kernel.group(1), Arrays.stream(kernel.group(2).split(",")).map(parameter -> inJava(parameter.strip())).toList()));
        for (Class<?> type : CudaHamKernels.class.getDeclaredClasses())
            for (Field field : type.getDeclaredFields())
                if (field.getType() == Kernel.class) found.put(((Kernel) field.get(null)).name(), inARow(type, "").toList());
        assertEquals(declared, found);
    }

    /** {@code const int *order} is {@code DeviceBuffer order}. */
    private static String inJava(String parameter) {
        return (parameter.contains("*") ? "DeviceBuffer" : parameter.replaceAll(" \\w+$", "")) + " " + parameter.replaceAll("^.*\\W", "");
    }

    /** A parameter of a kind of neurons has their name before its own. */
    private static Stream<String> inARow(Class<?> type, String before) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> component.getType().isRecord()
                ? inARow(component.getType(), component.getType() == CudaHamKernels.Neurons.class ? component.getName() : "")
                : Stream.of((component.getType() == DeviceBuffer.class ? "DeviceBuffer" : component.getType().getName()) + " " + name(component, before)));
    }

    private static String name(RecordComponent component, String before) {
        String name = component.getName();
        return before.isEmpty() ? name : before + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
