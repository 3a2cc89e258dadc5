package engram.hopfield;

/** Refuses work that can't fit into the memory of this JVM, before it starts. */
public final class Memory {
    /** The share of the heap that one piece of work may take; the rest is for everything else. */
    private static final double SHARE = 0.8;

    private Memory() {}

    /**
     * @param bytes what is needed
     * @param what  for what, as the subject of a sentence
     * @throws HopfieldException when that is more than there is
     */
    public static void require(double bytes, String what) {
        long most = Runtime.getRuntime().maxMemory();
        if (bytes > SHARE * most)
            throw new HopfieldException(String.format(java.util.Locale.ROOT,
                    "%s needs about %.1f GB and the JVM may use %.1f GB: take fewer neurons, patterns or steps, or raise -Xmx.",
                    what, bytes / 1e9, most / 1e9));
    }
}
