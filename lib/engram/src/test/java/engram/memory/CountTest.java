package engram.memory;

import engram.cuda.CudaOnCpu;
import engram.cuda.OnGpu;
import engram.deq.*;
import engram.tensor.*;
import org.junit.jupiter.api.Test;

@OnGpu
class CountTest {
    static final String[] NAMES = {"cuLaunchKernel", "cuStreamSynchronize", "cuMemcpyHtoD", "cuMemcpyDtoH", "cuMemsetD8Async"};
    @Test void count() {
        for (int[] layers : new int[][] {{40, 24, 16, 12, 5}, {784, 512, 10}}) for (Form form : Form.values()) for (Solver solver : new Solver[] {new Picard(form == Form.CHN ? .5 : 1), new Anderson(4)}) {
            var memory = HierarchicalMemory.layers(layers).initialised(Xavier.gain(0.5), 11).as(form).on(Backend.cuda());
            var inputs = Matrix.uniform(64, layers[0], 3);
            memory.equilibrium(Matrix.uniform(1, layers[0], 3), solver, new Stop(1e-6, 2));
            long[] before = new long[NAMES.length];
            for (int k = 0; k < NAMES.length; k++) before[k] = CudaOnCpu.calls(NAMES[k]);
            long t = System.nanoTime();
            var found = memory.equilibrium(inputs, solver, new Stop(1e-4, 200));
            System.out.print("COUNT " + layers[0] + " " + form + " " + solver.getClass().getSimpleName() + " " + found.solution() + ":");
            for (int k = 0; k < NAMES.length; k++) System.out.print(" " + NAMES[k] + " " + (CudaOnCpu.calls(NAMES[k]) - before[k]));
            var here = memory.on(Backend.cpu()).equilibrium(inputs, solver, new Stop(1e-4, 200));
            int diff = 0, res = 0, st = 0;
            for (int i = 0; i < 64; i++) {
                if (!java.util.Arrays.equals(here.states().row(i), found.states().row(i))) diff++;
                if (!java.util.Arrays.equals(here.solution().residuals(i), found.solution().residuals(i))) res++;
                if (here.solution().status(i) != found.solution().status(i) || here.solution().calls(i) != found.solution().calls(i) || here.solution().accepted(i) != found.solution().accepted(i)) st++;
            }
            System.out.print(" other states " + diff + " residuals " + res + " status " + st);
            System.out.println(" " + (System.nanoTime() - t) / 1000000 + " ms");
        }
    }
}
