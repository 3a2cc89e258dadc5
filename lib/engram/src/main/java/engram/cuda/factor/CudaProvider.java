package engram.cuda.factor;

import engram.cuda.CudaBackend;
import engram.cuda.Gpu;
import engram.tensor.Backend;
import engram.tensor.BackendProvider;

/** How {@link Backend#cuda()} finds the GPU, with the factorisations of this package. */
public final class CudaProvider implements BackendProvider {

    @Override
    public String name() {
        return "cuda";
    }

    @Override
    public Backend create() {
        Gpu gpu = Gpu.get();
        return new CudaBackend(gpu, () -> new CudaLinearAlgebra(gpu, Division.CHOSEN));
    }
}
