package engram.kernel.maven;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.spi.connector.transport.GetTask;
import org.eclipse.aether.spi.connector.transport.PeekTask;
import org.eclipse.aether.spi.connector.transport.PutTask;
import org.eclipse.aether.spi.connector.transport.TransportListener;
import org.eclipse.aether.spi.connector.transport.Transporter;
import org.eclipse.aether.spi.connector.transport.TransporterFactory;
import org.eclipse.aether.transfer.NoTransporterException;

/**
 * Carries files as another transport does, but waits for a silent repository only so long, and once: whoever has not answered is not asked
 * again in the same session. A repository of plain http is never asked: checksums would come the same way.
 *
 * @param factory makes the other transport
 */
record ImpatientTransport(TransporterFactory factory) implements TransporterFactory {
    /** A server may have several addresses, which are tried in turn. */
    private static final int CONNECT_MS = 3_000;
    private static final int REQUEST_MS = 10_000;
    private static final int PATIENCE_MS = 12_000;

    /** Lets a session wait no longer. */
    static void limit(DefaultRepositorySystemSession session) {
        session.setConfigProperty("aether.connector.connectTimeout", CONNECT_MS);
        session.setConfigProperty("aether.connector.requestTimeout", REQUEST_MS);
        session.setConfigProperty("aether.connector.http.cacheState", false);   // so that closing a transport ends what it waits for
    }

    /** Who has not answered in the session. */
    static Collection<Unreachable> silent(RepositorySystemSession session) {
        return dead(session).values();
    }

    @SuppressWarnings("unchecked")   // nobody else uses the key
    private static Map<String, Unreachable> dead(RepositorySystemSession session) {
        return (Map<String, Unreachable>) session.getData().computeIfAbsent(ImpatientTransport.class, ConcurrentHashMap::new);
    }

    @Override
    public float getPriority() {
        return factory.getPriority();
    }

    @Override
    public Transporter newInstance(RepositorySystemSession session, RemoteRepository repository) throws NoTransporterException {
        return new Impatient(factory.newInstance(session, repository), repository, dead(session));
    }

    private record Impatient(Transporter transporter, RemoteRepository repository, Map<String, Unreachable> dead) implements Transporter {
        private void attempt(Watch watch, Callable<Void> transfer) throws Exception {
            var known = repository.getProtocol().equalsIgnoreCase("http")
                    ? dead.computeIfAbsent(repository.getUrl(), _ -> Unreachable.overPlainHttp(repository))
                    : dead.get(Unreachable.asked(repository));
            if (known != null) {
                throw known;
            }
            long start = System.nanoTime();
            try {
                watch.over(transfer, transporter::close);
            } catch (Exception failure) {
                var unreachable = Unreachable.of(repository, failure, Math.round((System.nanoTime() - start) / 1e9));
                unreachable.ifPresent(found -> dead.put(Unreachable.asked(repository), found));
                throw unreachable.isPresent() ? unreachable.get() : Unreachable.withProxy(repository, failure, classify(failure));
            }
        }

        @Override
        public int classify(Throwable error) {
            return error instanceof Unreachable ? ERROR_OTHER : transporter.classify(error);
        }

        @Override
        public void peek(PeekTask task) throws Exception {
            attempt(new Watch(new TransportListener() { }, PATIENCE_MS), () -> {
                transporter.peek(task);
                return null;
            });
        }

        @Override
        public void get(GetTask task) throws Exception {
            var watch = new Watch(task.getListener(), PATIENCE_MS);
            task.setListener(watch);
            attempt(watch, () -> {
                transporter.get(task);
                return null;
            });
        }

        @Override
        public void put(PutTask task) {
            throw new UnsupportedOperationException("nothing is ever sent to a repository");
        }

        @Override
        public void close() {
            transporter.close();
        }
    }
}
