package engram.cuda;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.cuda.library.CompilationException;
import engram.cuda.library.CudaLibraries;
import engram.tensor.DeviceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compiled kernels in NVIDIA's portable assembly language.
 *
 * @param name what they are called in messages
 * @param text the assembly
 */
public record Ptx(String name, String text) {

    private static final Pattern PARAMETER = Pattern.compile(
            "\\.param\\s+(?:\\.align\\s+\\d+\\s+)?\\.([a-z]\\d+)\\s+(?:\\.ptr\\s+(?:\\.\\w+\\s+)??(?:\\.align\\s+\\d+\\s+)?)?[^\\s,\\[]+(\\[\\d+])?");

    /** @throws engram.argument.ArgumentException if one is missing */
    public Ptx {
        given("name", name);
        given("text", text);
    }

    /**
     * Kernels that NVRTC compiles for the device of this machine.
     *
     * @param source  CUDA C++ without includes; kernels are {@code extern "C" __global__ void}
     * @param options of NVRTC beside the device
     * @throws CompilationException        if the source has errors, each shown with its line
     * @throws DeviceException             if there is no NVRTC
     * @throws engram.tensor.BackendUnavailableException if there is no device to use
     */
    public static Ptx compiled(String source, String... options) {
        given("source", source);
        eachGiven("options", options);
        Device device = Gpu.get().device();
        String ptx = CudaLibraries.ofThisMachine().nvrtc().orElseThrow().toPtx(source, device.major(), device.minor(), options);
        return new Ptx("the source", PtxVersion.readableBy(device.driver(), ptx));
    }

    /** Whether there are kernels of this name among those of the sources in {@code src/main/cuda}. */
    public static boolean isShipped(String name) {
        return Ptx.class.getResource(given("name", name) + ".ptx") != null;
    }

    /** The kernels of one of the sources in {@code src/main/cuda}, as {@code build.sh} there compiled them; the name is that of the file without its ending. */
    public static Ptx shipped(String name) {
        try (InputStream file = Ptx.class.getResourceAsStream(given("name", name) + ".ptx")) {
            if (file == null) {
                throw new DeviceException("There are no kernels " + name + " in this build of Engram: choose a source in src/main/cuda.");
            }
            return new Ptx(name, new String(file.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A kernel of these; whether there is one of this name shows when it is launched. */
    public Kernel kernel(String kernel) {
        return new Kernel(this, kernel);
    }

    /** The names of all kernels. */
    public List<String> kernels() {
        return Pattern.compile("\\.entry\\s+(\\w+)\\s*\\(").matcher(text).results().map(found -> found.group(1)).toList();
    }

    /**
     * The types of a kernel's parameters, such as u32, f32 and, for an address, u64.
     *
     * @throws DeviceException if there is no such kernel, or one of its parameters is a structure
     */
    public List<String> parameters(String kernel) {
        Matcher entry = Pattern.compile("\\.entry\\s+" + Pattern.quote(given("kernel", kernel)) + "\\s*\\(([^)]*)\\)").matcher(text);
        if (!entry.find()) {
            throw new DeviceException("There is no kernel '%s' in %s; there are %s. Only functions declared extern \"C\" __global__ keep their names."
                    .formatted(kernel, name, String.join(", ", kernels())));
        }
        return PARAMETER.matcher(entry.group(1) + "\n").results().map(parameter -> {
            if (parameter.group(2) != null) {
                throw new DeviceException("The kernel '%s' takes a structure by value, which is not supported: pass its fields.".formatted(kernel));
            }
            return parameter.group(1);
        }).toList();
    }
}
