package engram.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.cuda.Ptx;
import engram.ode.ExponentialEuler;
import engram.ode.RungeKutta4;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The kernels of the library's own models are compiled beforehand: their sources lie in src/main/cuda, as they are written from the equations. */
class CudaSourceTest {
    private static final Path SOURCES = Path.of("src/main/cuda"), WRITTEN = Path.of("target/cuda");

    /** One neuron or many, with any input; the antennal lobe, with any odour; the benchmark of 4000 neurons. */
    private static List<CudaSource.Named> ofTheLibrary() {
        return List.of(CudaSource.of(new CudaModel(List.of(Network.of(Population.of(HodgkinHuxley.tutorial(), 1))), .01), new RungeKutta4()),
                CudaSource.of(new CudaModel(List.of(AntennalLobe.of(1)), .01), new RungeKutta4()),
                CudaSource.of(new CudaModel(List.of(Cobahh.of(4000, 1)), .1), new ExponentialEuler()));
    }

    @Test
    void theKernelsOfTheLibrarysModelsAreCompiled() throws IOException {
        Files.createDirectories(WRITTEN);
        List<CudaSource.Named> all = ofTheLibrary();
        for (CudaSource.Named source : all) Files.writeString(WRITTEN.resolve(source.name() + ".cu"), source.text());
        try (Stream<Path> files = Files.list(SOURCES)) {
            assertEquals(all.stream().map(source -> source.name() + ".cu").sorted().toList(),
                    files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("neurons_")).sorted().collect(Collectors.toList()),
                    "The kernels of neurons have changed: copy those of " + WRITTEN.toAbsolutePath() + " to " + SOURCES + " in place of what is there, and run build.sh.");
        }
        for (CudaSource.Named source : all) {
            assertEquals(source.text(), Files.readString(SOURCES.resolve(source.name() + ".cu")));
            assertTrue(Ptx.isShipped(source.name()), "Run src/main/cuda/build.sh.");
        }
    }
}
