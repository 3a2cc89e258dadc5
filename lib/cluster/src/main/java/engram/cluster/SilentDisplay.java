package engram.cluster;

import engram.progress.ProgressDisplay;
import engram.progress.ProgressReport;

/** The display of an executor: progress is the driver's. */
public final class SilentDisplay implements ProgressDisplay {
    /** The system property that says that a process is an executor. */
    static final String EXECUTOR = "engram.cluster.executor";

    @Override public boolean isActive() { return Boolean.getBoolean(EXECUTOR); }

    @Override public void show(ProgressReport report) { }

    @Override public void erase() { }
}
