package engram.kernel.wire;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** Signatures of the latest messages, by which a replayed one is known. */
final class SeenSignatures {
    private final int limit;
    private final Set<String> signatures = new LinkedHashSet<>();

    SeenSignatures(int limit) {
        this.limit = limit;
    }

    /** Whether the signature is new. */
    synchronized boolean add(String signature) {
        if (!signatures.add(signature)) {
            return false;
        }
        if (signatures.size() > limit) {
            Iterator<String> oldest = signatures.iterator();
            oldest.next();
            oldest.remove();
        }
        return true;
    }
}
