package engram.hopfield;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.cuda.DeviceBuffer;
import engram.cuda.Gpu;
import engram.cuda.Grid;
import engram.cuda.Kernel;
import engram.cuda.OnGpu;
import engram.hopfield.CudaKernels.Change;
import engram.hopfield.CudaKernels.Cohort;
import engram.hopfield.CudaKernels.CountDiffering;
import engram.hopfield.CudaKernels.Group;
import engram.hopfield.CudaKernels.RetireProbes;
import engram.hopfield.CudaKernels.Seen;
import engram.hopfield.CudaKernels.Spins;
import engram.hopfield.CudaKernels.StartFields;
import engram.hopfield.CudaKernels.Stored;
import engram.hopfield.CudaKernels.TurnPatterns;
import engram.hopfield.CudaKernels.UpdateSpins;
import engram.tensor.RandomStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each kernel of {@code hopfield.cu} against the loops that it stands for. */
@OnGpu
class HopfieldKernelsTest {

    private static final int CHANGED = 1, AWAY = 2, DREW = 4, DREW_BEFORE = 8;

    private final Gpu gpu = Gpu.get();
    private final List<DeviceBuffer> buffers = new ArrayList<>();

    // 150 active probes of 160, numbers 7 … 166 of p = 200 patterns in N = 733 neurons: no size is a multiple of a tile or of a slice
    private final int n = 733, p = 200, c = 160, first = 7, padded = 256, words = 24;
    private final Random random = new Random(5);
    private final Patterns patterns = Patterns.random(p, n, 1);
    private final Patterns states = Patterns.random(c, n, 2);
    private final int[] active = shuffled(c, 150);

    private int[] shuffled(int from, int howMany) { return Arrays.copyOf(RandomStream.of(3, "active").permutation(from), howMany); }

    private DeviceBuffer of(int... values) {
        var buffer = room(4L * values.length);
        buffer.write(values);
        return buffer;
    }

    private DeviceBuffer of(long[] values) {
        var buffer = room(8L * values.length);
        buffer.write(values);
        return buffer;
    }

    /** Bytes, whose number is a multiple of 8. */
    private DeviceBuffer of(ByteBuffer bytes) {
        long[] values = new long[bytes.capacity() / 8];
        bytes.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(values);
        return of(values);
    }

    private DeviceBuffer room(long bytes) {
        var buffer = gpu.allocate(bytes);
        buffers.add(buffer);
        return buffer;
    }

    private static ByteBuffer bytes(DeviceBuffer buffer) {
        long[] values = new long[(int) (buffer.bytes() / 8)];
        buffer.read(values);
        var bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return bytes;
    }

    private static int[] ints(DeviceBuffer buffer) {
        int[] values = new int[(int) (buffer.bytes() / 4)];
        buffer.read(values);
        return values;
    }

    private Stored stored() { return new Stored(of(patterns.words()), p, words); }

    private void launch(Kernel kernel, Grid grid, Record parameters) {
        gpu.use(() -> {
            gpu.launch(kernel, grid, parameters);
            return null;
        });
    }

    @AfterEach
    void giveBack() { buffers.forEach(DeviceBuffer::close); }

    @Test
    void differingSpinsAreCountedAndTheirChangeIsCutIntoDigits() {
        var parts = of(new int[4 * 128 * 128]);
        var arrived = of(new int[4]);
        for (int share : new int[] {16, 32, 16}) { // 24 words are two shares, one, and again two
            assertCounted(share, parts, arrived);
            assertArrayEquals(new int[4 * 128 * 128], ints(parts));
            assertArrayEquals(new int[4], ints(arrived));
        }
    }

    private void assertCounted(int share, DeviceBuffer parts, DeviceBuffer arrived) {
        var before = ByteBuffer.allocate(2 * c * padded).order(ByteOrder.LITTLE_ENDIAN);
        for (int k = 0; k < c * padded; k++) before.putShort(2 * k, (short) random.nextInt(1 << 15));
        var differing = of(before);
        var digits = room(3L * c * padded);
        var own = of(new int[c]);
        var planes = of(0, 0);
        var cohort = new Cohort(of(active.length, 0, 0), of(active), c);
        launch(CountDiffering.KERNEL, new Grid(2 * Math.ceilDiv(words, share), 2, 256), new CountDiffering(cohort, first, stored(),
                of(states.words()), share, parts, arrived, 0, differing, new Change(digits, own, planes)));

        ByteBuffer counts = bytes(differing), cut = bytes(digits);
        int[] needed = new int[2];
        for (int slot = 0; slot < active.length; slot++) {
            int local = active[slot];
            for (int nu = 0; nu < padded; nu++) {
                int sum = 0;
                for (int plane = 2; plane >= 0; plane--) {
                    int digit = cut.get((plane * c + slot) * padded + nu);
                    sum = 256 * sum + digit;
                    if (digit != 0) needed[slot / 128] = Math.max(needed[slot / 128], plane + 1);
                }
                if (nu >= p) {
                    assertEquals(0, sum);
                    continue;
                }
                int different = 0;
                for (int i = 0; i < n; i++) if (patterns.spin(nu, i) != states.spin(local, i)) different++;
                int change = different - before.getShort(2 * (local * padded + nu));
                assertEquals(different, counts.getShort(2 * (local * padded + nu)), "X of pattern " + nu + " in slot " + slot);
                assertEquals(nu == first + local ? 0 : change, sum, "ΔX of pattern " + nu + " in slot " + slot);
                if (nu == first + local) assertEquals(change, ints(own)[local]);
            }
        }
        assertArrayEquals(needed, ints(planes));
    }

    @Test
    void spinsFollowTheirFields() {
        int thresholdUp = -4000, thresholdDown = 4000, t = 5, row = 2;
        var digits = ByteBuffer.allocate(3 * c * padded);
        for (int plane = 0; plane < 3; plane++)
            for (int slot = 0; slot < c; slot++)
                for (int nu = 0; nu < p; nu++) digits.put((plane * c + slot) * padded + nu, (byte) random.nextInt(plane == 0 ? 256 : 2));
        int[] planes = {1, 3};
        int[] own = random.ints(c, -100, 100).toArray();
        int[] fields = random.ints(c * n, -5000, 5000).toArray();
        var earlier = Patterns.random(c, n, 4);
        var ties = RandomStream.of(6, "ties");
        // every seventh neuron is set so that its field will be at the threshold
        int[] change = new int[c * n];
        for (int slot = 0; slot < active.length; slot++) {
            int local = active[slot];
            for (int i = 0; i < n; i++) {
                int sum = 0;
                for (int plane = planes[slot / 128] - 1; plane >= 0; plane--) {
                    sum *= 256;
                    for (int nu = 0; nu < p; nu++) sum += patterns.spin(nu, i) * digits.get((plane * c + slot) * padded + nu);
                }
                change[local * n + i] = -2 * (sum + patterns.spin(first + local, i) * own[local]);
                if (i % 7 == 0 && slot % 3 == 0)
                    fields[local * n + i] = (states.spin(local, i) == 1 ? thresholdUp : thresholdDown) - change[local * n + i];
            }
        }
        var turned = room((long) padded / 8 * n);
        launch(TurnPatterns.KERNEL, new Grid(3, 3, 256), new TurnPatterns(stored(), n, turned));
        DeviceBuffer newFields = of(fields), newStates = of(states.words()), newLast = of(earlier.words()), met = of(new int[c]), record = of(new int[4 * c]);
        launch(UpdateSpins.KERNEL, new Grid(6, 2, 256), new UpdateSpins(new Cohort(of(active.length, t, row), of(active), c), first, stored(),
                new Group(turned, n, of(IntStream.range(0, n).toArray()), 0, n, 0), new Change(of(digits), of(own), of(planes)),
                new Spins(newFields, newStates, newLast),
                new CudaDecision(thresholdUp, thresholdDown, CudaDecision.DRAW_TIES, of(0, 0), 0, ties.key(), ties.gamma()), new Seen(met, record)));

        var expected = new int[c][];
        Arrays.setAll(expected, states::spins);
        int[] seen = new int[c], different = new int[4 * c];
        for (int local : active) {
            int mu = first + local;
            for (int i = 0; i < n; i++) {
                int last = states.spin(local, i), threshold = last == 1 ? thresholdUp : thresholdDown;
                int field = fields[local * n + i] += change[local * n + i];
                boolean tie = field == threshold;
                int next = tie ? ties.bits(((long) t * p + mu) * n + i) >= 0 ? 1 : -1 : field > threshold ? 1 : -1;
                expected[local][i] = next;
                seen[local] |= (next != last ? CHANGED : 0) | (next != earlier.spin(local, i) ? AWAY : 0) | (tie ? DREW : 0);
                if (next != patterns.spin(mu, i)) different[row * c + local]++;
            }
        }
        assertArrayEquals(fields, ints(newFields));
        assertArrayEquals(Patterns.of(expected).words(), words(newStates));
        assertArrayEquals(seen, ints(met));
        assertArrayEquals(different, ints(record));
        var shifted = new int[c][];
        Arrays.setAll(shifted, earlier::spins);
        for (int local : active) shifted[local] = states.spins(local);
        assertArrayEquals(Patterns.of(shifted).words(), words(newLast));
    }

    private static long[] words(DeviceBuffer buffer) {
        long[] words = new long[(int) (buffer.bytes() / 8)];
        buffer.read(words);
        return words;
    }

    /** More probes than the block has threads, so that the list is closed up in several rounds. */
    @Test
    void finishedProbesLeaveTheListInOrder() {
        int all = 1000, t = 41;
        int[] list = shuffled(all, 700), seen = random.ints(all, 0, 16).toArray();
        DeviceBuffer status = of(list.length, t, 3), places = of(list), met = of(seen), cycles = of(new int[all]), settled = of(new int[all]);
        DeviceBuffer planes = of(IntStream.range(1, 9).toArray());
        launch(RetireProbes.KERNEL, Grid.of(1, 256), new RetireProbes(new Cohort(status, places, all), 2, met, cycles, settled, planes));

        int[] length = new int[all], when = new int[all], left = seen.clone();
        List<Integer> staying = new ArrayList<>();
        for (int local : list) {
            boolean same = (seen[local] & CHANGED) == 0, back = (seen[local] & (AWAY | DREW | DREW_BEFORE)) == 0;
            left[local] = (seen[local] & DREW) != 0 ? DREW_BEFORE : 0;
            if (!same && !back) {
                staying.add(local);
                continue;
            }
            length[local] = same ? 1 : 2;
            when[local] = t + 1;
        }
        assertArrayEquals(new int[] {staying.size(), t + 1, 4}, ints(status));
        assertArrayEquals(staying.stream().mapToInt(Integer::intValue).toArray(), Arrays.copyOf(ints(places), staying.size()));
        assertArrayEquals(length, ints(cycles));
        assertArrayEquals(when, ints(settled));
        assertArrayEquals(left, ints(met));
        assertArrayEquals(new int[8], ints(planes));
    }

    @Test
    void fieldsStartWhereNoSpinDiffers() {
        var turned = room((long) padded / 8 * n);
        var fields = of(new int[c * n]);
        launch(TurnPatterns.KERNEL, new Grid(3, 8, 256), new TurnPatterns(stored(), n, turned));
        launch(StartFields.KERNEL, new Grid(3, 64, 256), new StartFields(turned, p, n, c, fields));
        int[] found = ints(fields);
        for (int i = 0; i < n; i++) {
            int sum = 0;
            for (int nu = 0; nu < p; nu++) sum += patterns.spin(nu, i);
            for (int local = 0; local < c; local++) assertEquals(n * sum, found[local * n + i]);
        }
    }
}
