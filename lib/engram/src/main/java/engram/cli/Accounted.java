package engram.cli;

import engram.tensor.Backend;
import engram.tensor.LinearAlgebra;

/** The factorisations of a backend, and who computed the last one. */
final class Accounted {
    private final LinearAlgebra algebra;
    private volatile String engine;

    Accounted(Backend backend) {
        this(backend.linearAlgebra(), backend.description());
    }

    /** @param engine who computes where the factorisations do not tell */
    Accounted(LinearAlgebra factorisations, String engine) {
        this.engine = engine;
        algebra = factorisations.accountingTo(whoDidIt -> this.engine = whoDidIt);
    }

    /** The factorisations. */
    LinearAlgebra algebra() {
        return algebra;
    }

    /** The first fields of a benchmark's report. */
    BenchReport report(String name, BenchOptions.Device device, double seconds) {
        return new BenchReport(name, device, engine, seconds);
    }
}
