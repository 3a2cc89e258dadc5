package engram.cluster;

import engram.work.Site;
import java.util.Optional;

/** Offers {@code local[K]}, with K works at a time in this process, and {@code spark://host:port}, a cluster. */
public final class SparkSites implements Site.Provider {

    /**
     * A site that is ready: a cluster has answered and has accepted the secret. Spark has one driver in a process, so a new site takes the place of the one before.
     *
     * @throws IllegalStateException if nobody answers there, or the secret is another one
     */
    @Override
    public Optional<Site> at(String address) { return Address.of(address).map(SparkSite::open); }
}
