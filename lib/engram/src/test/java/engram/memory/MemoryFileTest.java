package engram.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.deq.Picard;
import engram.deq.Stop;
import engram.file.Checkpoint;
import engram.file.FileException;
import engram.file.OneSentence;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memories as files. */
class MemoryFileTest {
    private static final int[] SIZES = {5, 4, 3};

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void name() { file = folder.resolve("memory"); }

    private static HierarchicalMemory memory(Form form, Lagrangian... kinds) {
        return HierarchicalMemory.layers(SIZES).with(kinds).initialised(Xavier.gain(0.3), 5).withBiases(Plain.biases(6, SIZES)).as(form);
    }

    private void assertSameAfterwards(HierarchicalMemory memory) {
        memory.save(file);
        HierarchicalMemory loaded = HierarchicalMemory.load(file);
        assertArrayEquals(memory.layers(), loaded.layers());
        assertEquals(memory.toString(), loaded.toString());
        for (int l = 0; l < memory.layers().length; l++) assertEquals(memory.lagrangian(l), loaded.lagrangian(l));
        int[] layers = memory.layers();
        for (int l = 0; l < layers.length; l++) assertArrayEquals(memory.biases(l).entries(), loaded.biases(l).entries());
        for (int l = 0; l + 1 < layers.length; l++) assertArrayEquals(memory.weights(l).entries(), loaded.weights(l).entries());
        Matrix x = Plain.random(7, layers[0], 1, 3);
        assertArrayEquals(memory.equilibrium(x, new Picard(0.5), Stop.after(30)).states().entries(),
                loaded.equilibrium(x, new Picard(0.5), Stop.after(30)).states().entries(), memory.toString());
    }

    @Test
    void whatIsLoadedComesToRestAtTheSameBits() {
        for (Kind kind : Kind.all())
            for (Form form : Form.values())
                if (kind.lagrangian() instanceof Additive || !form.isContinuous()) assertSameAfterwards(memory(form, kind.lagrangian()));
        assertSameAfterwards(memory(Form.HAM, Lagrangian.softmax(1.0 / 3), Lagrangian.layerNorm(1e-5), Lagrangian.spherical(1e-3)));
        assertSameAfterwards(memory(Form.CHN, Lagrangian.tanh()).damped(1.0 / 3));
        assertSameAfterwards(HierarchicalMemory.layers(3, 2).initialised(Xavier.gain(1), 1));
        assertSameAfterwards(HierarchicalMemory.layers(1, 1, 1, 1, 1).initialised(Xavier.gain(1), 1).evenOdd());
    }

    @Test
    void theBackendIsNoPartOfIt() {
        memory(Form.HAM, Lagrangian.tanh()).on(Backend.plain()).save(file);
        assertEquals("cpu", HierarchicalMemory.load(file).backend().name());
    }

    @Test
    void neuronsOfOnesOwnAreNamedAndTheFileStays() {
        var kept = memory(Form.HAM, Lagrangian.tanh());
        kept.save(file);
        String refused = assertThrows(MemoryException.class,
                () -> memory(Form.HAM, Lagrangian.tanh(), new OwnLogistic(), Lagrangian.relu()).save(file)).getMessage();
        assertTrue(refused.startsWith("The Lagrangian of layer 1 is one of your own"), refused);
        assertEquals(Lagrangian.tanh(), HierarchicalMemory.load(file).lagrangian(1));
    }

    @Test
    void damageIsRefused() throws Exception {
        memory(Form.EVEN_ODD_HAM, Lagrangian.logistic()).save(file);
        byte[] good = Files.readAllBytes(file);
        for (int at = 0; at < good.length; at += 7) {
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 << at % 8);
            refused(FileException.class, bad);
            refused(FileException.class, Arrays.copyOf(good, at));
        }
        refused(FileException.class, "a file of something else".getBytes());
    }

    private String refused(Class<? extends Exception> type, byte... bytes) throws Exception {
        Files.write(file, bytes);
        return refusal(type);
    }

    private String refusal(Class<? extends Exception> type) {
        String message = OneSentence.of(type, () -> HierarchicalMemory.load(file));
        assertTrue(message.contains(file.toString()), message);
        return message;
    }

    @Test
    void checkpointsOfSomethingElseAreRefused() {
        new Checkpoint(Map.of("epoch", "3"), Map.of("weights 0", new float[20])).write(file);
        assertEquals("The file " + file + " holds no memory: give one that HierarchicalMemory.save has written.", refusal(MemoryException.class));
        for (String newer : new String[] {"engram memory 2", "engram memory 10"}) {
            new Checkpoint(Map.of("format", newer), Map.of()).write(file);
            assertEquals("The file " + file + " holds a memory as a newer version writes it: use that version.", refusal(MemoryException.class));
        }
        new Checkpoint(Map.of("format", "engram training 1"), Map.of()).write(file);
        assertTrue(refusal(MemoryException.class).contains(" holds no memory: "));
    }

    /** What a program of someone else's may have written: whole, and not what a memory needs. */
    @Test
    void whatDoesNotFitIsRefused() {
        memory(Form.HAM, Lagrangian.tanh()).save(file);
        Checkpoint good = Checkpoint.read(file);
        for (String[] change : new String[][] {{"layers", "5 4"}, {"layers", "5 4 x"}, {"layers", ""}, {"layers", "-5 4 3"}, {"form", "RBM"},
                {"neurons 1", "parrot"}, {"neurons 1", "softmax"}, {"neurons 1", "softmax x"}, {"neurons 1", "softmax -1"}, {"layers", null}, {"step", "2"},
                {"form", null}, {"step", null}, {"neurons 2", null}, {"layers", "5 4 4"}}) {
            var header = new TreeMap<>(good.header());
            if (change[1] == null) header.remove(change[0]);
            else header.put(change[0], change[1]);
            new Checkpoint(header, good.arrays()).write(file);
            refusal(MemoryException.class);
        }
        var arrays = new TreeMap<>(good.arrays());
        arrays.remove("weights 1");
        new Checkpoint(good.header(), arrays).write(file);
        refusal(MemoryException.class);
        arrays.put("weights 1", new float[] {Float.NaN, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        new Checkpoint(good.header(), arrays).write(file);
        refusal(MemoryException.class);
    }
}
