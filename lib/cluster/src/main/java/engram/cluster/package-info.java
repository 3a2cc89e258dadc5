/**
 * Independent work on many machines: {@link engram.work.Site}s on Apache Spark, {@code local[K]} and {@code spark://host:port}.
 *
 * <p>Spark sends the work, finds out who has died, and repeats what was lost. It is given bytes and gives bytes: works and results are serialised here, with
 * the caller's classes ({@link engram.cluster.Parcel}), so that a failure has its own words. What works need of a notebook, its classes and the values of
 * its variables, travels with them ({@link engram.cluster.Cells}). Nothing listens beyond the interface that leads to the master,
 * and nobody is spoken to who does not know the secret ({@link engram.cluster.Settings}).
 *
 * <p>Nothing of it is on the class path of who does not ask for it: {@code lib/launcher/cluster.sh} fetches Spark's jars on first use and compiles this.
 */
package engram.cluster;
