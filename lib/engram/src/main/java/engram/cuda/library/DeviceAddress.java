package engram.cuda.library;

import jcuda.Pointer;

/** A number as JCuda's pointer: an address on the device. */
final class DeviceAddress extends Pointer {

    DeviceAddress(long address) {
        super(address);
    }
}
