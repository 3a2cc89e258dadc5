package engram.tensor;

import engram.cuda.OnGpu;

@OnGpu
class CudaBackendTest extends BackendContract {
    @Override
    Backend backend() {
        return Backend.cuda();
    }

    @Override
    int longProduct() {
        return OnGpu.REAL ? 6000 : 1500;
    }

    @Override
    int longMatrix() {
        return OnGpu.REAL ? 5000 : 1500;
    }

    @Override
    double longestPiece() {
        return OnGpu.REAL ? 0.05 : super.longestPiece();
    }
}
