package engram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.tensor.Backend;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All that is public in the library is called with arguments one of which makes no sense. A call either works, and what it returns can be
 * used and drawn, or it ends at once with an exception of the library's own, in one sentence; what takes long looks for an interrupt.
 */
@Tag("slow")
class NonsenseTest {
    /** Rooms that nobody calls from a notebook: commands, and the talk with NVIDIA's libraries. */
    private static final Set<String> INNER = Set.of("engram.cli", "engram.cuda.library");

    /** What can't be made without a GPU: it is tried behind {@link Backend} and in the tests of its room. */
    private static final Set<String> ON_A_GPU = Set.of("Gpu", "DeviceBuffer", "Block", "CudaProgram", "Graph", "PiecewiseProduct",
            "CudaBackend", "CudaLinearAlgebra");

    /** What is refused without a GPU, whatever the arguments. */
    private static final Set<String> ASKING_FOR_A_GPU = Set.of("Backend.cuda", "Cuda.compile", "CudaProvider.create", "Ptx.compiled",
            "Network.simulateOnGpu", "Population.simulateOnGpu", "Ensemble.simulateOnGpu");

    /** What may wait for a network, or compute for minutes. */
    private static final Set<String> FETCHING = Set.of("Mnist.load", "FashionMnist.load");

    /** What works with files that are not in this repository. */
    private static final Set<String> ASKING_FOR_FILES = Set.of("Mnist.from", "FashionMnist.from");

    /** Methods that the compiler or the language made. */
    private static final Set<String> MADE = Set.of("values", "valueOf", "equals", "wait", "getClass", "notify", "notifyAll", "hashCode");

    @TempDir
    private Path folder;

    private Samples samples;
    private final List<String> faults = new ArrayList<>();
    private int calls, entries;

    @BeforeEach
    void prepare() { samples = new Samples(folder); }

    @Test
    void whatMakesNoSenseIsRefusedInASentence() throws Exception {
        List<Class<?>> types = publicTypes();
        for (Class<?> type : types) tryAll(type);
        System.out.printf("Nonsense: %d calls of %d methods and constructors in %d public classes%n", calls, entries, types.size());
        assertTrue(calls > 5000 && types.size() > 50, "the library has not been found");
        assertEquals("", faults.stream().distinct().collect(Collectors.joining("\n")));
    }

    /** What the test is for, and must find. */
    @Test
    void whatFailsWithinIsFound() {
        tryAll(Careless.class);
        Careless.over = true;
        String found = String.join("\n", faults);
        for (String fault : List.of("first(null) java.lang.NullPointer", "first(\"\") java.lang.StringIndex", "NegativeArraySize",
                "OutOfMemory", "goes on after an interrupt", "says no sentence", "Careless$Unknown has no sample"))
            assertTrue(found.contains(fault), fault + " was not found:\n" + found);
    }

    public static final class Careless {
        public static int first(String text) { return text.charAt(0); }

        public static long[] zeros(int count) { return new long[count]; }

        private static volatile boolean over;

        public static void endless(float seconds) {
            while (seconds == 3e38f && !over) Thread.onSpinWait();
        }

        public static void silent(double number) { if (number < 0) throw new IllegalArgumentException(); }

        public static void other(Unknown unknown) { }

        public static final class Unknown {}
    }

    static boolean isOurs(Class<?> type) { return type.getName().startsWith("engram."); }

    private static List<Class<?>> publicTypes() throws IOException, URISyntaxException, ClassNotFoundException {
        Path classes = Path.of(Backend.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var types = new ArrayList<Class<?>>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).sorted().toList()) {
                String name = classes.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
                if (INNER.contains(name.substring(0, name.lastIndexOf('.'))) || name.endsWith("package-info")) continue;
                Class<?> type = Class.forName(name, false, NonsenseTest.class.getClassLoader());
                if (isPublic(type) && !ON_A_GPU.contains(type.getSimpleName())) types.add(type);
            }
        }
        return types;
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers()) && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }

    private void tryAll(Class<?> type) {
        if (!Modifier.isAbstract(type.getModifiers()))
            for (var constructor : type.getConstructors()) tryOne(constructor, List.of(() -> null));
        for (Method method : type.getDeclaredMethods()) {
            if (!Modifier.isPublic(method.getModifiers()) || method.isSynthetic() || MADE.contains(method.getName())) continue;
            var receivers = samples.of(type, type.getTypeName()).stream().filter(sample -> !sample.get().getClass().isHidden()).toList();
            if (Modifier.isStatic(method.getModifiers())) tryOne(method, List.of(() -> null));
            else if (!receivers.isEmpty() || !Modifier.isAbstract(method.getModifiers())) tryOne(method, receivers);
        }
    }

    private void tryOne(Executable what, List<? extends Supplier<?>> receivers) {
        // a look at the vectors of engram.math would be one in everybody's inner loop
        if (Arrays.stream(what.getParameterTypes()).anyMatch(type -> type.getPackageName().equals("jdk.incubator.vector"))) return;
        if (FETCHING.contains(name(what))) return;
        entries++;
        var parameters = Arrays.stream(what.getParameters()).map(this::samplesOf).toList();
        if (parameters.stream().anyMatch(List::isEmpty)) return;
        boolean worked = false;
        for (var receiver : receivers) {
            var working = working(what, receiver, parameters);
            worked |= working.isPresent();
            List<Supplier<?>> sensible = working.orElseGet(() -> parameters.stream().<Supplier<?>>map(List::getFirst).toList());
            for (int k = 0; k < parameters.size(); k++)
                for (int n = 0; n < Nonsense.of(what.getParameterTypes()[k]).size(); n++) {
                    Object[] arguments = sensible.stream().map(Supplier::get).toArray();
                    arguments[k] = Nonsense.of(what.getParameterTypes()[k]).get(n);
                    attempt(what, receiver.get(), arguments);
                }
        }
        if (!worked && !ASKING_FOR_A_GPU.contains(name(what)) && !ASKING_FOR_FILES.contains(name(what)))
             faults.add(name(what) + " works with none of the samples");
    }

    private List<Supplier<?>> samplesOf(Parameter parameter) {
        var found = samples.of(parameter.getType(), parameter.getParameterizedType().getTypeName());
        if (found.isEmpty()) faults.add(parameter.getParameterizedType().getTypeName() + " has no sample");
        return found;
    }

    /** The first arguments with which it works; none where it works with none of the samples. */
    private Optional<List<Supplier<?>>> working(Executable what, Supplier<?> receiver, List<List<Supplier<?>>> parameters) {
        int combinations = parameters.stream().mapToInt(List::size).reduce(1, (a, b) -> a * b);
        for (int k = 0; k < combinations; k++) {
            var chosen = new ArrayList<Supplier<?>>();
            int rest = k;
            for (var options : parameters) {
                chosen.add(options.get(rest % options.size()));
                rest /= options.size();
            }
            Object[] arguments = chosen.stream().map(Supplier::get).toArray();
            if (attempt(what, receiver.get(), arguments) instanceof Attempt.Worked) return Optional.of(chosen);
        }
        return Optional.empty();
    }

    private Attempt attempt(Executable what, Object receiver, Object... arguments) {
        if (faults.stream().filter(fault -> fault.contains("goes on")).count() > 9) return new Attempt.Refused(); // each keeps a core busy
        calls++;
        String call = name(what) + "(" + Arrays.stream(arguments).map(NonsenseTest::shown).collect(Collectors.joining(", ")) + ")";
        Attempt attempt = Attempt.of(what, receiver, arguments);
        if (attempt instanceof Attempt.Failed(String how)) faults.add(call + " " + how);
        return attempt;
    }

    private static String name(Executable what) {
        return what.getDeclaringClass().getName().replaceFirst(".*\\.", "") + (what instanceof Method ? "." + what.getName() : "");
    }

    private static String shown(Object argument) {
        String text = argument instanceof String word ? "\"" + word + "\"" : argument != null && argument.getClass().isArray()
                ? Arrays.deepToString(new Object[] {argument}) : String.valueOf(argument);
        return text.substring(0, Math.min(60, text.length())).replaceAll("\\p{Cntrl}", " ");
    }
}
