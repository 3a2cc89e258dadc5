package engram.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.SecurityManager$;

/** The word that driver, master and workers know, and that nobody else of the machine may read. */
final class Secret {
    private static final Set<PosixFilePermission> OWNERS = Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private Secret() { }

    /**
     * The secret in the file that the environment variable ENGRAM_CLUSTER_SECRET or the system property engram.cluster.secret names, which the launcher does.
     *
     * @throws IllegalStateException if there is none, or others may read it
     */
    static String find(Address.Master master) {
        var file = System.getenv().getOrDefault("ENGRAM_CLUSTER_SECRET", System.getProperty("engram.cluster.secret", ""));
        if (file.isEmpty())
            throw new IllegalStateException("The secret of " + master + " is not known: name the file that holds it in ENGRAM_CLUSTER_SECRET.");
        return read(Path.of(file), master);
    }

    /**
     * Makes it this process's. Spark looks first at what Hadoop keeps of the user, and finds the secret there of an earlier site in this process.
     *
     * @return that of the earlier site
     */
    static Optional<byte[]> use(byte[] secret) {
        try {
            var user = UserGroupInformation.getCurrentUser();
            var key = SecurityManager$.MODULE$.SECRET_LOOKUP_KEY();
            var former = Optional.ofNullable(user.getCredentials().getSecretKey(key));
            var credentials = new Credentials();
            credentials.addSecretKey(key, secret);
            user.addCredentials(credentials);
            return former;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file, Address.Master master) {
        try {
            if (!OWNERS.containsAll(Files.getPosixFilePermissions(file)))
                throw new IllegalStateException("Others may read " + file + ", which holds the secret of a cluster: chmod 600 it, and start the cluster anew.");
            List<String> lines = Files.readAllLines(file);
            if (lines.isEmpty() || lines.getFirst().isBlank()) throw new IllegalStateException("There is no secret in " + file + ".");
            return lines.getFirst().strip();
        } catch (IOException e) {
            throw new IllegalStateException("The secret of " + master + " can't be read from " + file
                    + ": is the cluster up ('./engram cluster status')? For one of another checkout, name its file in ENGRAM_CLUSTER_SECRET.", e);
        }
    }
}
