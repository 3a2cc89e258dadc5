package engram.tensor;

class CpuLinearAlgebraTest extends LinearAlgebraContract {

    @Override
    LinearAlgebra algebra() {
        return Backend.cpu().linearAlgebra();
    }
}
