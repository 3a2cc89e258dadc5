package engram.hopfield;

import engram.cuda.DeviceBuffer;

/**
 * Where the kernels of a step find the neurons, in the order in which these are visited.
 *
 * @param patterns with the neurons in this order
 * @param states   c × W spins, likewise
 * @param fields   c × N fields F that follow the changes of the states, or, afresh, N fields of a state of which nothing has been counted
 * @param numbers  N numbers of the neurons
 * @param afresh   whether fields are made anew for each group of neurons
 */
record CudaOrder(CudaPatterns patterns, DeviceBuffer states, DeviceBuffer fields, DeviceBuffer numbers, boolean afresh) {
}
