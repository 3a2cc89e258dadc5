package engram.cuda;

import engram.activation.Activation;
import engram.tensor.Batches;
import engram.tensor.Matrix;
import engram.tensor.Panel;

/** Batches on the GPU. */
abstract class CudaBatches implements Batches {
    @Override public void together(Runnable work) { throw new UnsupportedOperationException(); }
    @Override public void addProduct(Panel a, Matrix b, Panel c) { throw new UnsupportedOperationException(); }
    @Override public void apply(Activation function, Panel x, Panel y) { throw new UnsupportedOperationException(); }
    @Override public void pullBack(Activation function, Panel x, Panel v, Panel out) { throw new UnsupportedOperationException(); }
    @Override public void axpby(float alpha, Panel x, float beta, Panel y) { throw new UnsupportedOperationException(); }
    @Override public void axpby(float[] alpha, Panel x, float[] beta, Panel y) { throw new UnsupportedOperationException(); }
    @Override public void multiply(Panel x, Panel y) { throw new UnsupportedOperationException(); }
    @Override public void rowDots(Panel a, Panel b, double[] dots) { throw new UnsupportedOperationException(); }
    @Override public void gather(Matrix x, int[] numbers, Panel out) { throw new UnsupportedOperationException(); }
    @Override public void scatter(Panel x, int[] numbers, Matrix out) { throw new UnsupportedOperationException(); }
}
