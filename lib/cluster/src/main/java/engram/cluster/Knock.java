package engram.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.deploy.DeployMessages.MasterStateResponse;
import org.apache.spark.deploy.DeployMessages.RequestMasterState$;
import org.apache.spark.internal.config.package$;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEnv;
import scala.Option;
import scala.reflect.ClassTag;

/**
 * Asks a master whether it is there and knows the secret, and later whether it still knows the driver. Spark's driver would try for a minute before it said
 * that the first is not so, and it never says it of the second: it waits for a master to come back.
 */
final class Knock {
    private static final int MILLIS = 5000;
    private static final String MASTER = "Master";

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
            env.setupEndpointRef(new RpcAddress(master.host(), master.port()), MASTER);
        } catch (Exception e) { // Scala's exceptions are not declared
            throw new IllegalStateException("What answers at " + master + " is no Spark master of this version, or its secret is another one.", e);
        } finally {
            env.shutdown();
            env.awaitTermination();
        }
    }

    /**
     * Whether the master that has accepted this driver still knows it. One that has come back after an end does not, nor one with another secret in its place.
     *
     * @throws InterruptedException if the calling thread is interrupted while it waits for the answer
     */
    static boolean isKnown(SparkContext driver, Address.Master master) throws InterruptedException {
        try {
            var asked = driver.env().rpcEnv().setupEndpointRef(new RpcAddress(master.host(), master.port()), MASTER);
            MasterStateResponse state = asked.askSync(RequestMasterState$.MODULE$, ClassTag.apply(MasterStateResponse.class));
            return Arrays.stream(state.activeApps()).anyMatch(application -> application.id().equals(driver.applicationId()));
        } catch (Exception e) { // Scala's exceptions are not declared
            if (e instanceof InterruptedException interrupted) throw interrupted;
            return false;
        }
    }
}
