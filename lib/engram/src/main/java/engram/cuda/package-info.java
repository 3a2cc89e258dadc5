/**
 * The GPU: what device there is, its memory, our kernels on it, and the {@link engram.tensor.Backend} made of them.
 *
 * <p>Nothing but NVIDIA's driver is needed: kernels are shipped as PTX, which the driver compiles for its device. cuBLAS and NVRTC are used
 * where they can be loaded.
 */
package engram.cuda;
