package engram.cli;

import engram.tensor.Backend;
import engram.tensor.LinearAlgebra.Account;
import engram.tensor.LinearAlgebra;
import java.util.Map;

/** The factorisations of a backend, and who computed the last one. */
final class Accounted {
    private final LinearAlgebra algebra;
    private volatile Account last;

    Accounted(Backend backend) {
        this(backend.linearAlgebra(), backend.description());
    }

    /** @param engine who computes where the factorisations do not tell */
    Accounted(LinearAlgebra factorisations, String engine) {
        last = new Account(engine, Map.of());
        algebra = factorisations.accountingTo(account -> last = account);
    }

    /** The factorisations. */
    LinearAlgebra algebra() {
        return algebra;
    }

    /** The first fields of a benchmark's report; among them the seconds that each part of the last factorisation took. */
    BenchReport report(String name, BenchOptions.Device device, double seconds) {
        var report = new BenchReport(name, device, last.engine(), seconds);
        last.seconds().forEach((part, taken) -> report.with(part + "Seconds", taken));
        return report;
    }
}
