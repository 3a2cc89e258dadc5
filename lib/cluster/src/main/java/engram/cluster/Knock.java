package engram.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.internal.config.package$;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEnv;
import scala.Option;

/** Asks a master whether it is there and knows the secret: a driver would try for a minute before it said that it is not so. */
final class Knock {
    private static final int MILLIS = 5000;

    private Knock() { }

    /**
     * This machine's address on the way to the master.
     *
     * @throws IllegalStateException if nothing answers
     */
    static String reach(Address.Master master) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(master.host(), master.port()), MILLIS);
            return socket.getLocalAddress().getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("There is no machine " + master.host() + ".", e);
        } catch (IOException e) {
            throw new IllegalStateException("Nothing answers at " + master + ": './engram cluster start --workers 2' starts a cluster on this machine, "
                    + "and './engram cluster status' says whether there is one.", e);
        }
    }

    /** @throws IllegalStateException if the one who answers is no master, or knows another secret */
    static void withSecret(Address.Master master, SparkConf settings) {
        var conf = settings.clone().set("spark.rpc.askTimeout", "10s").set("spark.rpc.lookupTimeout", "10s");
        var security = new SecurityManager(conf, Option.empty(), package$.MODULE$.AUTH_SECRET_FILE());
        var env = RpcEnv.create("engram-knock", settings.get("spark.driver.host"), 0, conf, security, true);
        try {
            env.setupEndpointRef(new RpcAddress(master.host(), master.port()), "Master");
        } catch (Exception e) { // Scala's exceptions are not declared
            throw new IllegalStateException("What answers at " + master + " is no Spark master of this version, or its secret is another one.", e);
        } finally {
            env.shutdown();
            env.awaitTermination();
        }
    }
}
