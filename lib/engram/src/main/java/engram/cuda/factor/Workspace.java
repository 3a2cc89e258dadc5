package engram.cuda.factor;

import engram.cuda.Block;
import engram.cuda.DeviceBuffer;
import engram.cuda.Gpu;
import engram.tensor.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * The memory of one factorisation on the device, freed at its end, with the steps that it takes there. To be used within one {@link Gpu#use}.
 * What is asked for before the work begins can't be missing in its middle.
 */
final class Workspace extends Steps implements AutoCloseable {

    private final List<DeviceBuffer> held = new ArrayList<>();
    private DeviceBuffer stage; // a part of a matrix on its way from or to the host, without gaps

    Workspace(Gpu gpu) {
        super(gpu);
        this.stage = gpu.allocate(0);
    }

    /** Room for rows × cols numbers, undefined. */
    Block matrix(int rows, int cols) {
        return new Block(room(rows, cols), 0, cols);
    }

    /** A matrix of rows × cols, copied to the device. */
    Block matrix(int rows, int cols, float[] numbers) {
        Block block = matrix(rows, cols);
        block.buffer().write(numbers);
        return block;
    }

    /** A whole matrix as a result, which stays on the device when the rest is freed. */
    Matrix keep(int rows, int cols, Block whole) {
        held.remove(whole.buffer());
        return whole.buffer().toMatrix(rows, cols);
    }

    /** Room for rows × cols zeros. */
    Block zeros(int rows, int cols) {
        Block block = matrix(rows, cols);
        gpu().clear(block.buffer(), block.buffer().bytes());
        return block;
    }

    private DeviceBuffer room(int rows, int cols) {
        DeviceBuffer buffer = gpu().allocate((long) rows * cols * Float.BYTES);
        held.add(buffer);
        return buffer;
    }

    /** Whole numbers, copied to the device. */
    DeviceBuffer indices(int[] numbers) {
        DeviceBuffer buffer = room(numbers.length, 1);
        buffer.write(numbers);
        return buffer;
    }

    /** Copies rows × cols numbers, row by row, to the device. */
    void write(float[] numbers, int rows, int cols, Block to) {
        Block staged = stage(rows, cols);
        staged.buffer().write(numbers);
        copy(rows, cols, staged, to);
    }

    /** Copies rows × cols numbers, column by column, to the device. */
    void writeColumns(float[] numbers, int rows, int cols, Block to) {
        Block staged = stage(cols, rows);
        staged.buffer().write(numbers);
        transpose(cols, rows, staged, to);
    }

    /** Rows × cols numbers from the device, column by column. */
    float[] readColumns(int rows, int cols, Block from) {
        Block staged = stage(cols, rows);
        transpose(rows, cols, from, staged);
        float[] numbers = new float[rows * cols];
        stage.read(numbers);
        return numbers;
    }

    private Block stage(int rows, int cols) {
        long bytes = (long) rows * cols * Float.BYTES;
        if (stage.bytes() < bytes) {
            stage.close();
            stage = gpu().allocate(bytes);
        }
        return new Block(stage, 0, cols);
    }

    /** Frees all of it. */
    @Override
    public void close() {
        stage.close();
        held.forEach(DeviceBuffer::close);
    }
}
