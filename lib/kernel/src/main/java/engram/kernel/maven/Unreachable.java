package engram.kernel.maven;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.spi.connector.transport.Transporter;

/** Nobody answers for a repository, or nobody may be asked; the message says who, what happened and what to do. */
final class Unreachable extends IOException {
    private static final long serialVersionUID = 1;

    private Unreachable(String message, Throwable cause) {
        super(message, cause);
    }

    /** What the failure, after so many seconds, says of the way to the repository; empty where somebody has answered. */
    static Optional<Unreachable> of(RemoteRepository repository, Throwable failure, long seconds) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Unreachable known) {
                return Optional.of(known);
            }
            var happened = happened(cause, seconds);
            if (happened.isPresent()) {
                return Optional.of(new Unreachable(sentence(repository, happened.get()), failure));
            }
        }
        return Optional.empty();
    }

    /** A repository that is not asked, from whichever host, since anyone on the way could answer for it. */
    static Unreachable overPlainHttp(RemoteRepository repository) {
        return new Unreachable(who(repository) + " (" + repository.getUrl() + ") was not asked, for over plain http anyone on the way can "
                + "change a library; give its address with https", null);
    }

    /** The failure of somebody who has answered; where a proxy is between, it may be the proxy's, and is told with it. */
    static Exception withProxy(RemoteRepository repository, Exception failure, int kind) {
        if (repository.getProxy() == null || kind == Transporter.ERROR_NOT_FOUND) {
            return failure;
        }
        var proxy = "the proxy " + asked(repository) + ", which " + UserSettings.FILE + " names";
        return new IOException(failure.getMessage() + ", through " + proxy, failure);
    }

    private static Optional<String> happened(Throwable cause, long seconds) {
        return Optional.ofNullable(switch (cause) {
            case InterruptedIOException _ -> seconds == 0 ? "closed the connection without a word" : "did not answer for " + seconds + " s";
            case NoRouteToHostException _ -> "cannot be reached from this network";
            case ConnectException _ -> "refused the connection";
            case UnknownHostException _ -> "is not known by that name";
            default -> null;
        });
    }

    private static String sentence(RemoteRepository repository, String happened) {
        var proxy = repository.getProxy();
        var asked = proxy == null ? asked(repository) : "the proxy " + asked(repository) + ", which " + UserSettings.FILE + " names,";
        var help = proxy != null ? "mend or remove the proxy there"
                : !repository.getMirroredRepositories().isEmpty() ? "mend or remove the mirror there" : "check the address and the network";
        return who(repository) + " (" + repository.getUrl() + ") is out of reach: " + asked + " " + happened + "; " + help;
    }

    private static String who(RemoteRepository repository) {
        var mirrored = repository.getMirroredRepositories();
        return mirrored.isEmpty() ? "the repository " + repository.getId()
                : "the mirror " + repository.getId() + ", which " + UserSettings.FILE + " names for " + mirrored.getFirst().getId() + ",";
    }

    /** Host and port of the one that is asked for the repository's files. */
    static String asked(RemoteRepository repository) {
        var proxy = repository.getProxy();
        if (proxy != null) {
            return proxy.getHost() + ":" + proxy.getPort();
        }
        var uri = URI.create(repository.getUrl());
        return uri.getHost() == null ? repository.getUrl() : uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
