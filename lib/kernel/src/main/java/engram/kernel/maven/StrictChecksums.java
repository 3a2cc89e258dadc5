package engram.kernel.maven;

import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.internal.impl.DefaultChecksumPolicyProvider;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.spi.connector.checksum.ChecksumPolicy;
import org.eclipse.aether.spi.connector.checksum.ChecksumPolicyProvider;
import org.eclipse.aether.transfer.ChecksumFailureException;
import org.eclipse.aether.transfer.TransferResource;

/**
 * Refuses every file whose checksum is wrong, whatever a POM says of its repository, and every file without one, except from a folder of
 * this machine: nobody writes checksums there by hand.
 */
final class StrictChecksums implements ChecksumPolicyProvider {
    private final ChecksumPolicyProvider usual = new DefaultChecksumPolicyProvider();

    @Override
    public ChecksumPolicy newChecksumPolicy(RepositorySystemSession session, RemoteRepository repository, TransferResource resource,
                                            String policy) {
        var strict = usual.newChecksumPolicy(session, repository, resource, RepositoryPolicy.CHECKSUM_POLICY_FAIL);
        return repository.getProtocol().equalsIgnoreCase("file") ? new OfFolder(strict) : strict;
    }

    @Override
    public String getEffectiveChecksumPolicy(RepositorySystemSession session, String first, String second) {
        return RepositoryPolicy.CHECKSUM_POLICY_FAIL;
    }

    private record OfFolder(ChecksumPolicy strict) implements ChecksumPolicy {
        @Override
        public boolean onChecksumMatch(String algorithm, ChecksumKind kind) {
            return strict.onChecksumMatch(algorithm, kind);
        }

        @Override
        public void onChecksumMismatch(String algorithm, ChecksumKind kind, ChecksumFailureException found)
                throws ChecksumFailureException {
            strict.onChecksumMismatch(algorithm, kind, found);
        }

        @Override
        public void onChecksumError(String algorithm, ChecksumKind kind, ChecksumFailureException found)
                throws ChecksumFailureException {
            strict.onChecksumError(algorithm, kind, found);
        }

        @Override
        public void onNoMoreChecksums() { }

        @Override
        public void onTransferRetry() {
            strict.onTransferRetry();
        }

        @Override
        public boolean onTransferChecksumFailure(ChecksumFailureException found) {
            return strict.onTransferChecksumFailure(found);
        }
    }
}
