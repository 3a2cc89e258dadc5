package engram.cluster;

import engram.argument.ArgumentException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where Spark is: in this process, or at a master. */
sealed interface Address {

    /** @param cores how many works run at a time in this process, each in a thread */
    record Local(int cores) implements Address {
        @Override public String toString() { return "local[" + cores + "]"; }
    }

    record Master(String host, int port) implements Address {
        @Override public String toString() { return "spark://" + host + ":" + port; }
    }

    Pattern LOCAL = Pattern.compile("local\\[(\\*|[1-9]\\d{0,3})]");
    Pattern MASTER = Pattern.compile("spark://([^:/]+):(\\d{1,5})");

    /**
     * What an address means, or nothing if it is not Spark's.
     *
     * @throws ArgumentException if it looks like one, and is none
     */
    static Optional<Address> of(String text) {
        if (!text.startsWith("local") && !text.startsWith("spark:")) return Optional.empty();
        var local = LOCAL.matcher(text);
        if (local.matches()) {
            return Optional.of(new Local(local.group(1).equals("*") ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(local.group(1))));
        }
        var master = MASTER.matcher(text);
        if (!master.matches())
            throw new ArgumentException("\"" + text + "\" is no address: write local[2] for two works at a time in this process, or spark://host:7077 for a cluster.");
        return Optional.of(new Master(master.group(1), Integer.parseInt(master.group(2))));
    }
}
