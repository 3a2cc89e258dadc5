package engram.kernel.run;

import engram.kernel.memory.Reserve;

/** What becomes of an exception that ends a thread which a cell has started: it is printed, unless it is the cell's interrupt. */
public final class StrayErrors implements Thread.UncaughtExceptionHandler {

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        if (!(thrown instanceof CellStop)) {
            Reserve.ease();
            System.err.print("in thread \"" + thread.getName() + "\": ");
            Traces.print(thrown, System.err);
        }
    }
}
