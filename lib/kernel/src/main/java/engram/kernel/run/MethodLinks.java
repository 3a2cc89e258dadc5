package engram.kernel.run;

import engram.kernel.compile.Declared;
import engram.kernel.compile.Wrappers;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.lang.invoke.WrongMethodTypeException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Leads every call of a method that a cell has declared to the form in which it was declared last, so that classes, lambdas and
 * methods of other cells need not be compiled anew when it is declared again. A call costs nothing: the JVM compiles it as if it
 * went to that form directly.
 */
public final class MethodLinks {
    private static final MethodHandle UNUSABLE = unusableHandle();

    private final CellLoaders loaders;
    private final Map<String, Method> byKey = new ConcurrentHashMap<>();
    private final Map<String, Method> byWrapper = new ConcurrentHashMap<>();

    /** A method through all its forms; {@code reason} is empty, or tells why it can't be called. */
    private static final class Method {
        private final List<WeakReference<MutableCallSite>> calls = new ArrayList<>();
        private String name = "";
        private String wrapper = "";
        private MethodType type = MethodType.methodType(void.class);
        private CellLoader loader;
        private String descriptor = "";
        private String reason = "";
    }

    public MethodLinks(CellLoaders loaders) {
        this.loaders = loaders;
    }

    /** Whether calls of static methods of this class are led here. */
    public boolean isLinked(String wrapper) {
        return byWrapper.containsKey(wrapper);
    }

    /**
     * The class with the last form of the method that was declared in this one; empty if there is no such method, or none that can be called.
     *
     * @param descriptor types of parameters and result that the call has, as the JVM writes them
     */
    public synchronized Optional<String> latest(String wrapper, String descriptor) {
        return Optional.ofNullable(byWrapper.get(wrapper)).filter(method -> method.reason.isEmpty() && method.descriptor.equals(descriptor))
                .map(method -> method.wrapper);
    }

    /**
     * A method was declared.
     *
     * @param descriptor types of parameters and result as the JVM writes them
     */
    public synchronized void declare(Declared declared, String descriptor, CellLoader loader) {
        var method = byKey.computeIfAbsent(declared.key(), _ -> new Method());
        var wrapper = declared.wrapper();
        method.name = declared.name();
        method.wrapper = wrapper;
        method.descriptor = descriptor;
        method.loader = loader;
        method.reason = "";
        byWrapper.put(wrapper, method);
        relink(method);
    }

    /** The method can't be called, for a reason that whoever calls it is told. */
    public synchronized void withdraw(String key, String reason) {
        var method = byKey.get(key);
        if (method != null) {
            method.reason = reason;
            relink(method);
        }
    }

    /** What the JVM asks when a call is made for the first time. */
    public static CallSite link(MethodHandles.Lookup caller, String name, MethodType type, String wrapper) {
        return ((CellLoader) caller.lookupClass().getClassLoader()).links().link(type, wrapper);
    }

    private synchronized CallSite link(MethodType type, String wrapper) {
        var site = new MutableCallSite(type);
        var method = byWrapper.get(wrapper);
        method.calls.add(new WeakReference<>(site));
        site.setTarget(target(method, type));
        return site;
    }

    private void relink(Method method) {
        method.calls.removeIf(call -> call.get() == null);
        var sites = method.calls.stream().map(WeakReference::get).filter(site -> site != null).toArray(MutableCallSite[]::new);
        for (var site : sites) {
            site.setTarget(target(method, site.type()));
        }
        if (sites.length > 0) {
            MutableCallSite.syncAll(sites);
        }
    }

    private MethodHandle target(Method method, MethodType type) {
        if (!method.reason.isEmpty()) {
            return unusable(type, method.reason);
        }
        try {
            var owner = method.loader.loadOwn(Wrappers.qualified(method.wrapper));
            var actual = MethodType.fromMethodDescriptorString(method.descriptor, method.loader);
            return MethodHandles.publicLookup().findStatic(owner, method.name, actual).asType(type);
        } catch (WrongMethodTypeException e) {
            return unusable(type, "method " + method.name + " has other types now; run the cell again that declares what calls it");
        } catch (ReflectiveOperationException | TypeNotPresentException e) {
            return unusable(type, "method " + method.name + " cannot be found: " + e.getMessage());
        }
    }

    private static MethodHandle unusable(MethodType type, String reason) {
        var thrown = MethodHandles.foldArguments(MethodHandles.throwException(type.returnType(), IllegalStateException.class),
                UNUSABLE.bindTo(reason));
        return MethodHandles.dropArguments(thrown, 0, type.parameterList());
    }

    private static IllegalStateException unusable(String reason) {
        return new IllegalStateException(reason);
    }

    private static MethodHandle unusableHandle() {
        try {
            return MethodHandles.lookup().findStatic(MethodLinks.class, "unusable", MethodType.methodType(IllegalStateException.class,
                    String.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Forgets methods whose classes nobody has any more. */
    public synchronized void forget() {
        byWrapper.keySet().removeIf(wrapper -> loaders.find(wrapper).isEmpty() && !byWrapper.get(wrapper).wrapper.equals(wrapper));
    }
}
