package engram.kernel.run;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The virtual threads of this process. No public method of the JDK tells them; its own register does, where the kernel is
 * started with {@code --add-exports=java.base/jdk.internal.vm=ALL-UNNAMED}, and otherwise none is found.
 */
public final class VirtualThreads {
    private static final Optional<Register> REGISTER = Register.find();

    private record Register(Method root, Method children, Method threads) {

        static Optional<Register> find() {
            try {
                var containers = Class.forName("jdk.internal.vm.ThreadContainers");
                var container = Class.forName("jdk.internal.vm.ThreadContainer");
                var register = new Register(containers.getMethod("root"), container.getMethod("children"),
                        container.getMethod("threads"));
                register.root.invoke(null);
                return Optional.of(register);
            } catch (ReflectiveOperationException e) {
                return Optional.empty();
            }
        }

        void collect(Object container, Set<Thread> found) throws ReflectiveOperationException {
            ((Stream<?>) threads.invoke(container)).map(Thread.class::cast).filter(Thread::isVirtual).forEach(found::add);
            for (var child : ((Stream<?>) children.invoke(container)).toList()) {
                collect(child, found);
            }
        }
    }

    private VirtualThreads() { }

    public static Set<Thread> all() {
        var found = new HashSet<Thread>();
        try {
            if (REGISTER.isPresent()) {
                REGISTER.get().collect(REGISTER.get().root().invoke(null), found);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the JDK's register of threads has changed", e);
        }
        return found;
    }
}
