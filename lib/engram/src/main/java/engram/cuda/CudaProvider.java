package engram.cuda;

import engram.tensor.Backend;
import engram.tensor.BackendProvider;

/** How {@link Backend#cuda()} finds the GPU. */
public final class CudaProvider implements BackendProvider {

    @Override
    public String name() {
        return "cuda";
    }

    @Override
    public Backend create() {
        return new CudaBackend(Gpu.get(), Context::blas);
    }
}
