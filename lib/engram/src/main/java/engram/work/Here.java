package engram.work;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.progress.Progress;
import java.util.List;

/** This process, one work after the other. */
record Here() implements Site {

    @Override
    public <R> void run(List<? extends Work<R>> works, Results<R> results) {
        List<? extends Work<R>> all = eachGiven("works", works);
        given("results", results);
        for (int k = 0; k < all.size(); k++) {
            Progress.checkCancelled();
            results.arrived(k, result(k, all.get(k)));
        }
    }

    /** @throws WorkException if it fails, and not because this thread is interrupted */
    static <R> R result(int number, Work<R> work) {
        try {
            return work.run();
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) throw e;
            throw new WorkException(number, e);
        }
    }

    @Override public String description() { return "in this process, one after the other"; }

    @Override public void close() { }
}
