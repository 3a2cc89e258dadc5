package engram.cuda.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.tensor.DeviceException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jcuda.JCudaVersion;
import jcuda.LibUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where libraries are found, and what is said of those that are not or that cannot be used. */
class LibrariesTest {

    private static final String NO_CUBLAS = "found=false, description=none, Engram's own kernel multiplies matrices: ";
    private static final String FOREIGN = "found=true, description=cuBLAS 13 through the foreign-function API (";

    @TempDir
    Path root;

    private FakeLibraries machine;

    @BeforeAll
    static void requireNoOthers(@TempDir Path empty) throws IOException, InterruptedException {
        FakeLibraries.requireNoOthers(empty);
    }

    @BeforeEach
    void prepare() {
        machine = new FakeLibraries(root);
    }

    @Test
    void absentLibrariesAreNamedWithTheMend() throws IOException, InterruptedException {
        assertEquals("""
                LibraryFinding[name=cuBLAS, found=false, description=none, Engram's own kernel multiplies matrices: no libcublas.so.12; \
                no libcublas.so.13, mend=pip install nvidia-cublas-cu12]
                LibraryFinding[name=NVRTC, found=false, description=none, which only Cuda.compile needs: no libnvrtc.so.12; \
                no libnvrtc.so.13, mend=pip install nvidia-cuda-nvrtc-cu12]
                """, findings(Map.of()));
        assertEquals("DeviceException: none, Engram's own kernel multiplies matrices: no libcublas.so.12; no libcublas.so.13. To mend it: pip "
                + "install nvidia-cublas-cu12.\n", machine.run("products", "", Map.of()));
    }

    @Test
    void theDynamicLinkersPathComesFirst() throws IOException, InterruptedException {
        Path path = machine.folder("anywhere");
        machine.cublas(path, 12);
        machine.cublas(machine.toolkit(), 12);
        machine.nvrtc(path, 12);
        assertEquals("""
                LibraryFinding[name=cuBLAS, found=true, description=cuBLAS 12 (found by the dynamic linker), mend=]
                LibraryFinding[name=NVRTC, found=true, description=NVRTC 12 (found by the dynamic linker), mend=]
                """, findings(Map.of("LD_LIBRARY_PATH", path.toString())));
    }

    /** Variable and its value under the root, and the folder of the library under the root. */
    @ParameterizedTest
    @CsvSource({
        "CUDA_HOME,       opt/toolkit, opt/toolkit/lib64",
        "CUDA_PATH,       opt/toolkit, opt/toolkit/targets/x86_64-linux/lib",
        "CONDA_PREFIX,    conda,       conda/lib",
        "CONDA_PREFIX,    conda,       conda/lib/python3.13/site-packages/nvidia/cublas/lib",
        "VIRTUAL_ENV,     venv,        venv/lib/python3.12/site-packages/nvidia/cu13/lib",
        "HOME,            home/me,     home/me/.local/lib/python3.12/site-packages/nvidia/cublas/lib",
        "PATH,            pyenv/shims, pyenv/versions/3.11.7/lib/python3.11/site-packages/nvidia/cublas/lib",
        "NOTHING,         nowhere,     usr/local/cuda-13.0/targets/x86_64-linux/lib",
        "NOTHING,         nowhere,     opt/cuda/lib64",
        "NOTHING,         nowhere,     usr/lib/x86_64-linux-gnu",
        "NOTHING,         nowhere,     usr/local/lib/python3.12/dist-packages/nvidia/cublas/lib",
        "NOTHING,         nowhere,     usr/lib/python3/dist-packages/nvidia/cublas/lib",
    })
    void everyUsualFolderIsSearched(String variable, String value, String folder) throws IOException {
        assertTrue(Files.writeString(machine.folder("pyenv/shims").resolve("python3"), "exec pyenv").toFile().setExecutable(true));
        Path library = machine.folder(folder);
        var places = new Places(Map.of(variable, root.resolve(value).toString()), root);
        assertTrue(places.folders().contains(library), places.folders().toString());
    }

    @Test
    void pythonOnThePathIsFoundThroughItsLinksAndNotStarted() throws IOException {
        Path real = machine.folder("python/bin").resolve("python3.12");
        Files.writeString(real, "#!/bin/sh\ntouch " + root.resolve("started") + "\n");
        assertTrue(real.toFile().setExecutable(true));
        Path link = Files.createSymbolicLink(machine.folder("venv/bin").resolve("python3"), real);
        Path inLink = machine.folder("venv/lib/python3.12/site-packages/nvidia/cublas/lib");
        Path inReal = machine.folder("python/lib/python3.12/site-packages/nvidia/cublas/lib");
        var places = new Places(Map.of("PATH", root.resolve("empty") + ":" + link.getParent()), root);
        assertEquals(List.of(inLink, inReal), places.folders());
        assertTrue(Files.notExists(root.resolve("started")));
    }

    @Test
    void aLibraryOfAPythonPackageIsUsed() throws IOException, InterruptedException {
        Path packages = machine.folder("venv/lib/python3.12/site-packages/nvidia/cublas/lib");
        machine.cublas(packages, 12);
        assertEquals("cuBLAS 12 (%s/libcublas.so.12)\nlargest error small\n".formatted(packages),
                machine.run("products", "", Map.of("VIRTUAL_ENV", root.resolve("venv").toString())));
    }

    @Test
    void aTextFileIsToldFromAnAbsentLibraryAndTheNextVersionIsUsed() throws IOException, InterruptedException {
        Files.writeString(machine.toolkit().resolve("libcublas.so.12"), "Not a library.\n");
        assertFinding(NO_CUBLAS + machine.toolkit() + "/libcublas.so.12 does not load (it is not a shared library of 64 bits)");
        machine.cublas(machine.toolkit(), 13);
        assertFinding(FOREIGN + machine.toolkit());
    }

    @Test
    void aTextFileOnTheLinkersPathDoesNotHideALibraryElsewhere() throws IOException, InterruptedException {
        Path path = machine.folder("anywhere");
        Files.writeString(path.resolve("libcublas.so.12"), "Not a library.\n");
        machine.cublas(machine.toolkit(), 12);
        assertEquals("cuBLAS 12 (%s/libcublas.so.12)\nlargest error small\n".formatted(machine.toolkit()),
                machine.run("products", "", Map.of("LD_LIBRARY_PATH", path.toString())));
    }

    /** The field e_machine of the header says for which processor the code is: 183 is arm64, 62 x86-64. */
    @Test
    void anotherProcessorsLibraryIsRefused() throws IOException, InterruptedException {
        machine.cublas(machine.toolkit(), 12);
        Path library = machine.toolkit().resolve("libcublas.so.12");
        byte[] content = Files.readAllBytes(library);
        content[18] = (byte) (content[18] == 62 ? 183 : 62);
        Files.write(library, content);
        assertFinding("libcublas.so.12 does not load (cannot open shared object file");
    }

    /** The dynamic linker would end the JVM with a bus error. */
    @ParameterizedTest
    @ValueSource(strings = {"libcublas.so.12", "libcublasLt.so.12"})
    void aFileThatWasCutOffIsNotGivenToTheLinker(String name) throws IOException, InterruptedException {
        Path path = machine.folder("anywhere");
        machine.cublas(path, 12);
        byte[] whole = Files.readAllBytes(path.resolve(name));
        Files.write(path.resolve(name), Arrays.copyOf(whole, whole.length / 4));
        String findings = findings(Map.of("LD_LIBRARY_PATH", path.toString()));
        assertTrue(findings.contains("libcublas.so.12 does not load (" + (name.contains("Lt") ? name + ": " : "") + "the file is cut off)"), findings);
        machine.cublas(machine.toolkit(), 12);
        assertTrue(findings(Map.of("LD_LIBRARY_PATH", path.toString())).contains("found=true, description=cuBLAS 12 (" + machine.toolkit()));
    }

    @Test
    void cublasWithoutItsOtherHalfSaysWhatIsMissing() throws IOException, InterruptedException {
        machine.cublas(machine.toolkit(), 12);
        Files.delete(machine.toolkit().resolve("libcublasLt.so.12"));
        assertFinding(
                "libcublas.so.12 does not load (libcublasLt.so.12: cannot open shared object file: No such file or directory)");
    }

    @Test
    void aLibraryWithoutAFunctionIsRefusedBeforeItIsCalled() throws IOException, InterruptedException {
        machine.cublas(machine.toolkit(), 12, "-DWITHOUT_SGEMM");
        machine.nvrtc(machine.toolkit(), 13, "-DWITHOUT_PTX");
        assertFinding(NO_CUBLAS + "libcublas.so.12 (%s/libcublas.so.12) lacks cublasSgemm_v2; no libcublas.so.13".formatted(machine.toolkit()));
        assertFinding("lacks nvrtcGetPTX, mend=");
    }

    /** JCuda takes whatever file of that name is in the folder for temporary files. */
    @Test
    void damagedNativesOfJCudaAreNamed() throws IOException, InterruptedException {
        machine.cublas(machine.toolkit(), 12);
        Path natives = machine.folder("tmp").resolve(LibUtils.createLibraryFileName(
                LibUtils.createPlatformLibraryName("JCublas2-" + JCudaVersion.get())));
        Files.createFile(natives);
        assertFinding("JCuda's natives for it do not (%s: file too short): if they are in %s, delete them there"
                .formatted(natives, natives.getParent()));
    }

    @Test
    void withoutTheNativesOfJCublasTheNextVersionIsUsed() throws IOException, InterruptedException {
        machine.cublas(machine.toolkit(), 12);
        String bare = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("jcublas-natives")).collect(Collectors.joining(File.pathSeparator));
        String findings = machine.run("findings", "", Map.of(), bare);
        assertTrue(findings.contains("loads, and JCuda's natives for it do not (No resource found"), findings);
        machine.cublas(machine.toolkit(), 13);
        assertTrue(machine.run("findings", "", Map.of(), bare).contains(FOREIGN + machine.toolkit()));
    }

    private void assertFinding(String part) throws IOException, InterruptedException {
        String findings = findings(Map.of());
        assertTrue(findings.contains(part), findings);
    }

    private String findings(Map<String, String> environment) throws IOException, InterruptedException {
        return machine.run("findings", "", environment);
    }
}
