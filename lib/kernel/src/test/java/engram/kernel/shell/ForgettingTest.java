package engram.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.kernel.code.Cell;
import engram.kernel.run.CellThread;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was declared again is free: neither its values nor its classes stay. With {@code -Dengram.forgetting.times=1000}, longer. */
@Timeout(300)
class ForgettingTest {
    private static final int TIMES = Integer.getInteger("engram.forgetting.times", 250);
    private static final int WARM = 50;
    private static final long MB = 1 << 20;

    private final CellThread thread = new CellThread();
    private final JavaShell shell = new JavaShell(thread, new Origins(), List.of(), _ -> { });

    /** {@code %d} is another number each time, so that nothing is declared in the same words. */
    @ParameterizedTest
    @ValueSource(strings = {
        "class Big { byte[] data = new byte[1 << 20]; int n = %d; } var big = new Big();",
        "class Big { static byte[] data = new byte[1 << 20]; int n = %d; } Big.data.length",
        "class Big { byte[] data = new byte[1 << 20]; int n = %d; } Object open = new Big();",
        "class Big { byte[] data = new byte[1 << 20]; int n = %d; } var list = List.of(new Big()); int size() { return list.size(); } size()",
        "byte[] make() { return new byte[(1 << 20) + %d]; } var made = make(); Supplier<Integer> use = () -> make().length;",
        "var data = new byte[1 << 20]; var type = new Object() { int n = %d; };"
    })
    void heapIsFlat(String cell) throws Exception {
        repeat(cell, 0, WARM);
        long before = used();
        repeat(cell, WARM, TIMES);
        long grown = used() - before;
        assertTrue(grown < 10 * MB, "%d declarations hold %d MB".formatted(TIMES, grown / MB));
        long classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        repeat(cell, TIMES, TIMES + WARM);
        used();
        long more = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount() - classes;
        assertTrue(more < WARM, "%d more classes after %d declarations".formatted(more, WARM));
    }

    private void repeat(String cell, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            thread.begin();
            shell.run(new Cell(i, cell.formatted(i)));
        }
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
