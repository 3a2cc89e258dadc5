package engram.kernel.maven;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.aether.spi.connector.checksum.ChecksumPolicyProvider;
import org.eclipse.aether.spi.connector.transport.TransporterFactory;
import org.eclipse.aether.spi.connector.transport.TransporterProvider;
import org.eclipse.aether.supplier.RepositorySystemSupplier;

/** Maven's resolver with a transport that tells soon when nobody answers, and asks nobody over plain http; checksums have to be right. */
final class ImpatientSystem extends RepositorySystemSupplier {

    @Override
    protected ChecksumPolicyProvider getChecksumPolicyProvider() {
        return new StrictChecksums();
    }

    @Override
    protected TransporterProvider getTransporterProvider(Map<String, TransporterFactory> factories) {
        var impatient = new HashMap<String, TransporterFactory>();
        factories.forEach((name, factory) -> impatient.put(name, new ImpatientTransport(factory)));
        return super.getTransporterProvider(impatient);
    }
}
