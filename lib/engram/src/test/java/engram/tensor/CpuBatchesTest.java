package engram.tensor;

class CpuBatchesTest extends BatchesContract {

    @Override
    Backend backend() {
        return Backend.cpu();
    }
}
