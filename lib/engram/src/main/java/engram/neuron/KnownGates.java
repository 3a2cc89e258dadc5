package engram.neuron;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The gates of the library's own channels, which are made and looked at once for equal channels: a simulation asks for them many times. */
final class KnownGates {
    private static final int MOST = 1000;
    private static final Map<Channel, List<Gate>> KNOWN = new ConcurrentHashMap<>();

    private KnownGates() {}

    /** The gates of a channel whose parameters say all of it. */
    static List<Gate> of(Channel channel, Supplier<List<Gate>> make) {
        List<Gate> known = KNOWN.get(channel);
        if (known != null) return known;
        List<Gate> made = make.get();
        if (KNOWN.size() < MOST) KNOWN.put(channel, made);
        return made;
    }
}
