package engram.progress;

import java.io.PrintStream;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on the last line of the terminal, redrawn in place. */
final class TerminalDisplay implements ProgressDisplay {
    private final Line line = new Line(System.out);
    private Optional<ProgressBar> bar = Optional.empty();
    private ProgressReport latest;

    @Override
    public boolean isActive() {
        return System.console() != null && System.console().isTerminal();
    }

    @Override
    public void show(ProgressReport report) {
        if (latest != null && !latest.task().equals(report.task())) {
            erase();
            bar = Optional.empty();
        }
        latest = report;
        if (bar.isEmpty()) {
            bar = Optional.of(open(report));
        }
        bar.get().stepTo(Math.min(report.done(), report.total()));
    }

    @Override
    public void erase() {
        bar.ifPresent(ProgressBar::close);
    }

    private ProgressBar open(ProgressReport report) {
        return ProgressBar.builder()
                .setTaskName(report.task())
                .setInitialMax(report.total())
                .startsFrom(0, report.elapsed())
                .setEtaFunction(_ -> latest.remaining())
                .setUpdateIntervalMillis((int) Progress.UPDATE_MILLIS)
                .continuousUpdate()
                .setStyle(line.style())
                .setConsumer(line)
                .clearDisplayOnFinish()
                .build();
    }

    /** Where the bar is drawn: the line of the cursor, of a width that every terminal has. */
    private record Line(PrintStream out) implements ProgressBarConsumer {
        private static final int WIDTH = 76;
        private static final String ERASED = "\r\u001b[2K";

        ProgressBarStyle style() {
            boolean blocks = out.charset().newEncoder().canEncode('█');
            return blocks ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.ASCII;
        }

        @Override
        public int getMaxRenderedLength() {
            return WIDTH;
        }

        @Override
        public void accept(String rendered) {
            out.print("\r" + rendered);
            out.flush();
        }

        @Override
        public void clear() {
            out.print(ERASED);
        }

        @Override
        public void close() {
            out.flush();
        }
    }
}
