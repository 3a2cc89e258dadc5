package engram.progress;

/** A program of a second's work and more, for {@link TerminalDisplayTest} to run in a terminal. */
public final class TerminalWork {
    private TerminalWork() {}

    /** Works for 1.5 s in 30 steps. */
    public static void main(String[] args) throws InterruptedException {
        System.out.println("before");
        try (var progress = Progress.of("recall", 30)) {
            for (int step = 0; step < 30; step++) {
                Thread.sleep(50);
                progress.step();
            }
        }
        System.out.println("after");
    }
}
