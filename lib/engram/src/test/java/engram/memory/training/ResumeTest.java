package engram.memory.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.data.Images;
import engram.file.Checkpoint;
import engram.file.FileException;
import engram.file.OneSentence;
import engram.memory.Form;
import engram.memory.HierarchicalMemory;
import engram.memory.Lagrangian;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings that were stopped, in every way, go on to the same weights; {@code -Dengram.kills=50} kills more of them. */
class ResumeTest {
    private static final int KILLS = Integer.getInteger("engram.kills", 3);
    private static final List<Variant> VARIANTS = List.of(Variant.EO_AA, Variant.CHN, Variant.HAM);

    @TempDir
    Path folder;
    private final Random random = new Random();

    private Path file() { return folder.resolve("training.checkpoint"); }

    @Test
    void aKilledProcessGoesOnToTheSameWeights() throws Exception {
        int kills = 0, between = 0, trainings = 0;
        while (kills < KILLS) {
            Variant variant = VARIANTS.get(trainings++ % VARIANTS.size());
            int epochs = 20;
            boolean done = false;
            while (!done) {
                long before = step();
                try (var trainer = new TrainerJvm("", variant, folder, epochs)) {
                    assertEquals("begins", trainer.next());
                    if (kills < KILLS) sleepInto(trainer, before, kills % 4 == 0);
                    else assertEquals("done", trainer.next());
                    done = kills == KILLS || !trainer.kill();
                }
                assertTrue(step() >= before, "a checkpoint is lost");
                if (done) continue;
                kills++;
                if (step() > before) between++;
            }
            var expected = TrainerJvm.training(variant, epochs).run();
            var found = TrainerJvm.training(variant, epochs).checkpoints(folder).run();
            Digits.assertSame(expected.memory(), found.memory(), variant + " after kills");
            for (int k = 0; k < epochs; k++) {
                assertEquals(expected.epochs().get(k).loss(), found.epochs().get(k).loss());
                assertEquals(expected.epochs().get(k).calls(), found.epochs().get(k).calls());
            }
            try (var files = Files.list(folder)) {
                assertEquals(List.of(file()), files.toList(), "what the killed have left is removed");
            }
            Files.delete(file());
        }
        assertTrue(between > 0, "no training was killed in its course");
        System.out.println(kills + " kills of " + trainings + " trainings, " + between + " of them in its course; all ended at the same weights");
    }

    /** To be killed while it begins, or some batches later. */
    private void sleepInto(TrainerJvm trainer, long step, boolean begins) throws Exception {
        if (!begins) while (trainer.isAlive() && step() == step) Thread.sleep(2);
        TimeUnit.MICROSECONDS.sleep(random.nextInt(300_000));
    }

    private long step() { return Files.exists(file()) ? Long.parseLong(Checkpoint.read(file()).header().get("step")) : 0; }

    /** Each run of a chain does one epoch more, or none. */
    @Test
    void moreEpochsGoOn() {
        for (Variant variant : VARIANTS) {
            Path place = folder.resolve(variant.name());
            for (int epochs : new int[] {1, 1, 2, 4}) {
                var found = TrainerJvm.training(variant, epochs).checkpoints(place).run();
                assertEquals(epochs, found.epochs().size());
                Digits.assertSame(TrainerJvm.training(variant, epochs).run().memory(), found.memory(), variant + ", " + epochs + " epochs");
            }
            var fewer = TrainerJvm.training(variant, 3).checkpoints(place);
            assertEquals("The checkpoint is further than 3 epochs: train for more, or give this training a folder of its own.",
                    OneSentence.of(TrainingException.class, fewer::run));
        }
    }

    /** The two engines go on where the other has stopped. */
    @Test
    void enginesTakeTurns() {
        var training = TrainerJvm.training(Variant.EO, 1);
        training.checkpoints(folder).run();
        var second = TrainerJvm.training(Variant.EO, 2);
        Digits.assertSame(second.run().memory(), second.readable().checkpoints(folder).run().memory(), "the second epoch by the other engine");
    }

    @Test
    void otherTrainingsAreRefused() throws Exception {
        var memory = Recipe.OF_2024.initialised(Variant.EO.memory(784, 5, 10), 1);
        var images = Digits.SAMPLE.train().first(128);
        var training = Training.of(memory, images).epochs(1).checkpoints(folder);
        training.run();
        byte[] good = Files.readAllBytes(file());
        byte[] pixels = new byte[128 * 784];
        for (int k = 0; k < 128; k++) images.copyPixels(k, pixels, 784 * k);
        pixels[784 * 127] ^= 1;
        int[] labels = images.labels();
        labels[127] = (labels[127] + 1) % 10;
        for (Training other : List.of(training.seed(1), training.recipe(Recipe.WORKSHOP_2023), training.solver(Training.ANDERSON),
                training.tolerance(1e-4), training.constrained(new WeightDecay(.1)), training.recipe(Recipe.OF_2024.inBatchesOf(32)),
                training.recipe(Recipe.OF_2024.with(new Adam())), training.recipe(Recipe.OF_2024.with(LearningRate.constant(.01))),
                of(Recipe.OF_2024.initialised(Variant.EO.memory(784, 5, 10), 2), images),
                of(Recipe.OF_2024.initialised(Variant.EO.memory(784, 6, 10), 1), images), of(memory.as(Form.HAM), images),
                of(memory.as(Form.HAM).damped(.5), images), of(memory.with(Lagrangian.tanh()), images), of(memory, images.first(127)),
                of(memory, Images.of(28, pixels, images.labels())), of(memory, Images.of(28, images(images), labels)))) {
            String message = OneSentence.of(TrainingException.class, other::run);
            assertEquals("The checkpoint " + file() + " belongs to another training: give this one a folder of its own.", message);
        }
        memory.save(file());
        OneSentence.of(TrainingException.class, training::run);
        new Checkpoint(Map.of("epoch", "3"), Map.of()).write(file());
        OneSentence.of(TrainingException.class, training::run);
        Files.write(file(), good);
        training.readable().run();
    }

    private Training of(HierarchicalMemory memory, Images images) { return Training.of(memory, images).epochs(1).checkpoints(folder); }

    private static byte[] images(Images images) {
        byte[] pixels = new byte[images.count() * images.size()];
        for (int k = 0; k < images.count(); k++) images.copyPixels(k, pixels, images.size() * k);
        return pixels;
    }

    @Test
    void damagedCheckpointsAreRefusedAndStay() throws Exception {
        var training = TrainerJvm.training(Variant.EO, 1).checkpoints(folder);
        training.run();
        byte[] good = Files.readAllBytes(file());
        for (int k = 0; k < 40; k++) {
            byte[] bad = good.clone();
            bad[random.nextInt(good.length)] ^= (byte) (1 << random.nextInt(8));
            refused(training, bad);
            refused(training, Arrays.copyOf(good, random.nextInt(good.length)));
        }
        refused(training, "a file of something else".getBytes());
        Files.write(file(), good);
        training.run();
    }

    private void refused(Training training, byte... bytes) throws Exception {
        Files.write(file(), bytes);
        String message = OneSentence.of(FileException.class, training::run);
        assertTrue(message.contains(file().toString()), message);
        assertArrayEquals(bytes, Files.readAllBytes(file()), "it is still there, to be looked at");
    }

    @Test
    void aFullDiskLosesNothing() throws Exception {
        TrainerJvm.training(Variant.EO_AA, 1).checkpoints(folder).run();
        byte[] before = Files.readAllBytes(file());
        try (var trainer = new TrainerJvm("ulimit -f 100", Variant.EO_AA, folder, 2)) {
            assertEquals("begins", trainer.next());
            assertEquals("The file " + file() + " can't be written: File too large.", trainer.next());
        }
        assertArrayEquals(before, Files.readAllBytes(file()));
        Digits.assertSame(TrainerJvm.training(Variant.EO_AA, 2).run().memory(),
                TrainerJvm.training(Variant.EO_AA, 2).checkpoints(folder).run().memory(), "after the disk was full");
    }

    @Test
    void foldersThatCannotBe() throws Exception {
        Path occupied = Files.writeString(folder.resolve("file"), "text");
        for (Path place : new Path[] {occupied, occupied.resolve("x"), Path.of("/proc/no/such/folder")}) {
            var training = TrainerJvm.training(Variant.EO, 1).checkpoints(place);
            OneSentence.of(FileException.class, training::run);
        }
        assertEquals("text", Files.readString(occupied));
        Files.createDirectory(file());
        OneSentence.of(FileException.class, TrainerJvm.training(Variant.EO, 1).checkpoints(folder)::run);
    }

    /** 0.2 s is promised; a second is allowed to a busy machine. */
    @Test
    @Tag("timing")
    void anInterruptStopsItAtOnceAndLeavesTheCheckpoint() throws Exception {
        var memory = Recipe.WORKSHOP_2023.initialised(Variant.CHN_AA.memory(784, 512, 10), 1);
        var deep = Recipe.OF_2024.initialised(HierarchicalMemory.layers(784, 256, 128, 64, 10).evenOdd(), 1);
        var images = Digits.SAMPLE.train();
        var tiles = Training.of(memory, images).recipe(Recipe.WORKSHOP_2023).solver(Training.ANDERSON).epochs(1000);
        for (Training training : List.of(tiles, tiles.readable(), tiles.recipe(Recipe.WORKSHOP_2023.inBatchesOf(800)), Training.of(deep, images))) {
            Path place = folder.resolve("place-" + random.nextLong());
            double slowest = 0;
            for (int trial = 0; trial < 5; trial++) {
                var ended = new AtomicReference<Throwable>();
                Thread thread = Thread.ofPlatform().start(() -> {
                    try {
                        training.checkpoints(place, trial(place)).run();
                        ended.set(new AssertionError("it has ended"));
                    } catch (Throwable thrown) {
                        ended.set(Thread.currentThread().isInterrupted() ? thrown : new AssertionError("the interrupt was cleared", thrown));
                    }
                });
                Thread.sleep(random.nextInt(500));
                long start = System.nanoTime();
                thread.interrupt();
                thread.join(500);
                StackTraceElement[] late = thread.getStackTrace();
                thread.join();
                double seconds = (System.nanoTime() - start) / 1e9;
                assertEquals(CancellationException.class, ended.get().getClass(), () -> ended.get().toString());
                slowest = Math.max(slowest, seconds);
                assertTrue(seconds < 1, training.engine() + " went on for " + seconds + " s, at " + Arrays.toString(late));
                Path left = place.resolve("training.checkpoint");
                if (Files.exists(left)) Checkpoint.read(left);
            }
            System.out.printf("%s stopped within %.0f ms%n", training.engine(), 1000 * slowest);
        }
    }

    /** After every batch at first, to write much of the time. */
    private double trial(Path place) { return Files.exists(place) ? .05 : 0; }

    /** Interrupted again and again, at random moments. */
    @Test
    void interruptedTrainingsGoOnToTheSameWeights() throws Exception {
        for (Variant variant : VARIANTS) {
            Path place = folder.resolve(variant.name());
            var training = TrainerJvm.training(variant, 6);
            var result = new AtomicReference<Trained>();
            int interrupts = 0;
            while (result.get() == null) {
                var failure = new AtomicReference<Throwable>();
                Thread thread = Thread.ofPlatform().start(() -> {
                    try {
                        result.set(training.checkpoints(place, 0).run());
                    } catch (CancellationException stopped) {
                        assertNotEquals(null, stopped.getMessage());
                    } catch (Throwable thrown) {
                        failure.set(thrown);
                    }
                });
                thread.join(20 + random.nextInt(60) + 2 * interrupts);
                thread.interrupt();
                thread.join();
                assertEquals(null, failure.get());
                interrupts++;
            }
            Digits.assertSame(training.run().memory(), result.get().memory(), variant + " after " + interrupts + " interrupts");
        }
    }

    @Test
    void anInterruptBeforehandDoesNothing() {
        var training = TrainerJvm.training(Variant.EO, 1).checkpoints(folder);
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, training::run);
        assertTrue(Thread.interrupted());
        assertTrue(Files.notExists(file()));
    }
}
