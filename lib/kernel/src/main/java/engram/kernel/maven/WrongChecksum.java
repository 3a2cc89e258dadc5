package engram.kernel.maven;

import java.util.Optional;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.eclipse.aether.transfer.ChecksumFailureException;

/** What there is to say of a file that was not taken for its checksum. */
final class WrongChecksum {
    private WrongChecksum() { }

    /** Which file, from where, and what is wrong; empty where that is not the reason for the failure. */
    static Optional<String> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ArtifactTransferException transfer && transfer.getCause() instanceof ChecksumFailureException wrong) {
                var from = transfer.getRepository();
                return Optional.of(transfer.getArtifact() + " from " + from.getId() + " (" + from.getUrl() + ") was not taken, for "
                        + reason(wrong) + "; try again, or name another repository");
            }
        }
        return Optional.empty();
    }

    private static String reason(ChecksumFailureException wrong) {
        return wrong.getExpected().isEmpty() ? "there is no checksum beside it"
                : "its checksum is " + wrong.getActual() + " and should be " + wrong.getExpected();
    }
}
