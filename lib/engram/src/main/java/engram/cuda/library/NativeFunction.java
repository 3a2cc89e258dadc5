package engram.cuda.library;

import java.lang.invoke.MethodHandle;

/**
 * A C function, called with its arguments boxed: fit for functions that take far longer than that.
 *
 * @param name as the library exports it
 * @param spread takes all arguments as one array
 */
record NativeFunction(String name, MethodHandle spread) {

    static NativeFunction of(MethodHandle handle, String name) {
        return new NativeFunction(name, handle.asSpreader(Object[].class, handle.type().parameterCount()));
    }

    /** Calls it and returns its status code. */
    int call(Object... arguments) {
        return (int) result(arguments);
    }

    /** Calls it and returns whatever it returns. */
    Object result(Object... arguments) {
        try {
            return spread.invoke(arguments);
        } catch (Throwable e) {
            throw new AssertionError(name + " throws nothing, being native", e);
        }
    }
}
