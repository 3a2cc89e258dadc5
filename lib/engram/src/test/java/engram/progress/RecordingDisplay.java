package engram.progress;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A display on the class path of the tests, as a notebook's would be; it is active only where a test has asked for it. */
public final class RecordingDisplay implements ProgressDisplay {
    private static volatile Optional<RecordingDisplay> wanted = Optional.empty();

    final List<ProgressReport> shown = new CopyOnWriteArrayList<>();
    final List<Long> shownAt = new CopyOnWriteArrayList<>();
    volatile int erased;

    /** Records every work until {@link #stop}, whichever instance shows it. */
    static RecordingDisplay start() {
        var display = new RecordingDisplay();
        wanted = Optional.of(display);
        return display;
    }

    static void stop() {
        wanted = Optional.empty();
    }

    @Override
    public boolean isActive() {
        return wanted.isPresent();
    }

    @Override
    public void show(ProgressReport report) {
        wanted.ifPresent(display -> {
            display.shown.add(report);
            display.shownAt.add(System.nanoTime());
        });
    }

    @Override
    public void erase() {
        wanted.ifPresent(display -> display.erased++);
    }
}
