/**
 * NVIDIA's libraries beside the driver, cuBLAS and NVRTC: where they are on a machine, which version loads, and their functions as Java
 * calls them. None of them is needed to run a model.
 */
package engram.cuda.library;
