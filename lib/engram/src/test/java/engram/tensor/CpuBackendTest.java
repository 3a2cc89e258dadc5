package engram.tensor;

class CpuBackendTest extends BackendContract {

    @Override
    Backend backend() {
        return Backend.cpu();
    }
}
