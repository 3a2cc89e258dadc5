package engram.work;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.parallel.Cores;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CancellationException;

/**
 * A place where independent work runs.
 *
 * <pre>{@code
 * List<Recalled> works = LongStream.range(0, 100).mapToObj(seed -> new Recalled(4000, seed)).toList();
 * double[] overlaps = new double[works.size()];
 * try (Site site = Site.at("local[4]")) {
 *     site.run(works, (number, overlap) -> overlaps[number] = overlap);
 * }
 * }</pre>
 *
 * <p>What comes out does not depend on the site, apart from the order in which results arrive.
 */
public interface Site extends AutoCloseable {

    /** Takes results, one at a time. */
    @FunctionalInterface
    interface Results<R> {

        /**
         * A result has arrived.
         *
         * @param number of the work in the list, from 0
         * @param result what it returned
         */
        void arrived(int number, R result);
    }

    /** How a site outside this package offers itself: a service, found by {@link ServiceLoader}. */
    interface Provider {

        /**
         * The site at an address, ready to work; nothing if such addresses are not this provider's.
         *
         * @throws RuntimeException if it is, and there is nothing; in one sentence
         */
        Optional<Site> at(String address);
    }

    /**
     * Runs all works, and returns when all results have been handed over: each once, in the order in which they arrive, by the calling thread. What
     * {@code results} throws ends it as a failure does.
     *
     * @throws WorkException         if one fails; the others are stopped, and the results that had arrived have been handed over. An {@link Error} of work
     *                               in this process is thrown as it is
     * @throws CancellationException if the calling thread is interrupted; what still runs is stopped, and the interrupt status stays set
     * @throws IllegalStateException if the site has ended, or ends; in one sentence, and the results that had arrived have been handed over
     */
    <R> void run(List<? extends Work<R>> works, Results<R> results);

    /** What it is, for people: the end of a sentence that begins with "runs". */
    String description();

    /** Gives back what the site holds. */
    @Override
    void close();

    /** This process, one work after the other, each of which may use all cores. */
    static Site here() { return new Here(); }

    /** This process, as many works at a time as there are cores: for works that would each leave most cores idle. */
    static Site cores() { return new SideBySide(Cores::forEach, "in this process, one on each core"); }

    /**
     * This process, so many works at a time whatever the number of cores: for works that mostly wait for something outside it.
     *
     * @throws ArgumentException if none is to work at a time
     */
    static Site threads(int count) {
        if (count < 1) throw new ArgumentException("%d works at a time get nothing done: give 1 or more.".formatted(count));
        return new SideBySide(new Threads(count)::forEach, "in this process, " + count + " at a time");
    }

    /**
     * The site at an address: {@code here}, {@code cores}, or what a {@link Provider} on the class path knows, such as {@code local[4]} and
     * {@code spark://host:7077} of Engram's module for Apache Spark.
     *
     * @throws ArgumentException if nobody knows the address
     */
    static Site at(String address) {
        return switch (given("address", address)) {
            case "here" -> here();
            case "cores" -> cores();
            default -> ServiceLoader.load(Provider.class).stream().map(ServiceLoader.Provider::get).flatMap(provider -> provider.at(address).stream())
                    .findFirst().orElseThrow(() -> new ArgumentException(("Nothing here runs work at \"%s\": there are \"here\" and \"cores\", and with Apache "
                            + "Spark, which './engram sweep' and './engram grade' fetch when '--on' asks for it and '%%cluster' adds to a notebook, \"local[4]\" and \"spark://host:7077\".").formatted(address)));
        };
    }
}
