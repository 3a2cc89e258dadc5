package engram.tensor;

class PlainLinearAlgebraTest extends LinearAlgebraContract {

    @Override
    LinearAlgebra algebra() {
        return Backend.plain().linearAlgebra();
    }
}
