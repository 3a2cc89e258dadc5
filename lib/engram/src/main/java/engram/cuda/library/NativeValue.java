package engram.cuda.library;

import jcuda.NativePointerObject;

/** The number within an object of JCuda: the address of a pointer without offset, the handle of a stream. */
final class NativeValue extends NativePointerObject {

    private NativeValue(NativePointerObject object) {
        super(object);
    }

    static long of(NativePointerObject object) {
        return new NativeValue(object).getNativePointer();
    }
}
