package engram.cuda.library;

import engram.tensor.DeviceException;
import jcuda.driver.CUstream;

/** A library that multiplies matrices, loaded and not yet at work. */
@FunctionalInterface
public interface BlasLibrary {

    /**
     * Puts it to work in the current context.
     *
     * @param stream where products are queued
     * @throws DeviceException if it cannot work there, for example because the driver is too old for it
     */
    Blas on(CUstream stream);
}
