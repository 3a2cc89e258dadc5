package engram.tensor;

class PlainBackendTest extends BackendContract {

    @Override
    Backend backend() {
        return Backend.plain();
    }

    @Override
    int longProduct() {
        return 1500;
    }
}
