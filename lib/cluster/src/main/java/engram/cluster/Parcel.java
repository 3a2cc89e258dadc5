package engram.cluster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.UncheckedIOException;

/** Objects as bytes. */
final class Parcel {
    private Parcel() { }

    /** @throws UncheckedIOException if a part of the object is not serialisable, which the cause names */
    static byte[] packed(Object object) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** With the classes of the calling thread. */
    static Object unpacked(byte[] bytes) throws IOException, ClassNotFoundException {
        return unpacked(bytes, Thread.currentThread().getContextClassLoader());
    }

    static Object unpacked(byte[] bytes, ClassLoader classes) throws IOException, ClassNotFoundException {
        try (var in = new Reader(bytes, classes)) {
            return in.readObject();
        }
    }

    private static final class Reader extends ObjectInputStream {
        private final ClassLoader classes;

        Reader(byte[] bytes, ClassLoader classes) throws IOException {
            super(new ByteArrayInputStream(bytes));
            this.classes = classes;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass described) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(described.getName(), false, classes);
            } catch (ClassNotFoundException e) {
                return super.resolveClass(described); // a primitive type
            }
        }

        /** The number that Java computes of a class of a cell is another one where the kernel has woven its checks into it. */
        @Override
        protected ObjectStreamClass readClassDescriptor() throws IOException, ClassNotFoundException {
            var described = super.readClassDescriptor();
            if (!described.getName().startsWith("REPL.")) return described;
            var own = ObjectStreamClass.lookup(Class.forName(described.getName(), false, classes));
            return own == null ? described : own;
        }
    }
}
