package engram.data;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gets a set from the cache or, where it is not there whole and right, from the first source that has it, and keeps it in the cache.
 *
 * @param cache   empty where there is no folder for one
 * @param sources in the order in which they are asked; made only where the cache has not what is wanted
 */
record Loader(Published set, Optional<Cache> cache, Supplier<List<Source>> sources) {
    /** How long a server may send nothing. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    Loader(Published set, Optional<Cache> cache, List<Source> sources) { this(set, cache, () -> sources); }

    /** The loader for a user's surroundings: a mirror that the user has named is asked first, the public one last. */
    static Loader of(Published set, List<Source> others, URI mirror, Surroundings here) {
        return new Loader(set, here.cache().map(folder -> new Cache(folder.resolve(set.folder()))), () -> {
            var sources = new ArrayList<Source>();
            here.mirror().ifPresent(own -> sources.add(mirror(here, own.resolve(set.folder() + "/"))));
            sources.addAll(others);
            sources.add(mirror(here, mirror));
            return sources;
        });
    }

    private static Source mirror(Surroundings here, URI address) { return new Mirror(address, here.proxies(address), SILENCE); }

    /** @throws DataException in a sentence with everything that was tried */
    DataSet load() {
        var failures = new ArrayList<String>();
        if (cache.isPresent() && set.isIn(cache.get().folder())) {
            Path folder = cache.get().folder();
            try {
                return set.read(folder, "the cache " + folder);
            } catch (NoDataException e) {
                failures.add("in the cache " + folder + " " + e.getMessage());
            }
        }
        String damage = String.join("", failures);
        for (Source source : sources.get()) {
            try {
                return fetch(source, damage);
            } catch (NoDataException e) {
                failures.add(source.name() + ": " + e.getMessage());
            }
        }
        throw new DataException(set.name() + " can't be had (" + String.join("; ", failures) + "): connect to the network or install what "
                + "is missing, or give a folder with its four files to " + set.type() + ".from(folder).");
    }

    private DataSet fetch(Source source, String damage) throws NoDataException {
        try (var room = new Room()) {
            Path from = source.fetch(set, room);
            var data = set.read(from, source.name());
            String lost = !from.startsWith(room.folder()) ? "" // what is on this machine need not be kept
                    : cache.map(kept -> kept.keep(set, from)).orElse("neither XDG_CACHE_HOME nor HOME names a folder");
            return new DataSet(set.name(), data.train(), data.test(), source.name()
                    + (damage.isEmpty() ? "" : ", since " + damage) + (lost.isEmpty() ? "" : ", not kept in the cache, since " + lost));
        }
    }
}
