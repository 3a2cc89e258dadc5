package engram.tensor;

class PlainBatchesTest extends BatchesContract {

    @Override
    Backend backend() {
        return Backend.plain();
    }
}
