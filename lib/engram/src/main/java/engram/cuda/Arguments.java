package engram.cuda;

import engram.tensor.DeviceException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import jcuda.Pointer;

/** What is passed to a kernel: in Java numbers and buffers, some of them gathered in records; for the driver a row of addresses. */
final class Arguments {

    private static final ClassValue<List<Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            List<Method> accessors = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                component.getAccessor().setAccessible(true); // the records of a model are its own
                accessors.add(component.getAccessor());
            }
            return accessors;
        }
    };

    private Arguments() {
    }

    /** The same with the components of each record in its place, and theirs. */
    static List<Object> inARow(Object... arguments) {
        List<Object> row = new ArrayList<>();
        for (Object argument : arguments) {
            add(argument, row);
        }
        return row;
    }

    private static void add(Object argument, List<Object> row) {
        if (!(argument instanceof Record)) {
            row.add(argument);
            return;
        }
        for (Method accessor : ACCESSORS.get(argument.getClass())) {
            try {
                add(accessor.invoke(argument), row);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("The record %s of a kernel's arguments can't be read.".formatted(argument), e);
            }
        }
    }

    /**
     * As the driver takes them.
     *
     * @param types what the kernel declares
     * @throws DeviceException if they are others
     */
    static Pointer forDriver(Kernel kernel, List<String> types, List<Object> row) {
        if (types.size() != row.size()) {
            throw new DeviceException("The kernel %s takes %d arguments (%s), and %d were given."
                    .formatted(kernel.name(), types.size(), String.join(", ", types), row.size()));
        }
        var pointers = new Pointer[row.size()];
        for (int k = 0; k < pointers.length; k++) {
            pointers[k] = pointer(kernel, k, types.get(k), row.get(k));
        }
        return Pointer.to(pointers);
    }

    private static Pointer pointer(Kernel kernel, int number, String type, Object argument) {
        boolean wide = type.endsWith("64");
        boolean real = type.startsWith("f");
        return switch (argument) {
            case Integer value when !wide && !real -> Pointer.to(new int[] {value});
            case Long value when wide && !real -> Pointer.to(new long[] {value});
            case Float value when !wide && real -> Pointer.to(new float[] {value});
            case Double value when wide && real -> Pointer.to(new double[] {value});
            case DeviceBuffer buffer when wide && !real -> {
                buffer.requireAlive();
                yield Pointer.to(new long[] {buffer.address()});
            }
            default -> throw new DeviceException("Argument %d of the kernel %s is of type %s in its source, and %s was given."
                    .formatted(number + 1, kernel.name(), type, argument.getClass().getSimpleName()));
        };
    }
}
