package engram.grader.jail;

import java.time.Duration;
import java.util.List;

/** A program for a jail that says where it is, and then does not react to anything. */
final class Sleeps {

    private Sleeps() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println(System.getProperty("user.dir"));
        Thread.sleep(1_000_000);
    }

    /** A grader that starts it in a jail, says that it has, and waits to be killed. */
    static final class Grader {

        private Grader() {
        }

        public static void main(String[] arguments) throws Exception {
            var layers = Strongest.candidates().stream().skip(Integer.parseInt(arguments[0])).findFirst().orElseThrow();
            var inside = new Inside();
            var process = inside.start(new LinuxJail(layers, new Isolation(layers.names(), List.of())),
                    Duration.ofSeconds(60), Sleeps.class);
            process.inputReader().readLine();
            System.out.println(inside.folder);
            Thread.sleep(1_000_000);
        }
    }
}
