package engram.kernel;

import engram.kernel.display.JJavaForms;
import java.util.Optional;

/** JJava's side of this kernel, which comes into being when somebody needs it. */
final class JJava {
    private static final String EXTENSIONS = "META-INF/services/org.dflib.jjava.jupyter.Extension";

    private final String version;
    private final Desk desk;
    private final Comms comms;
    private final JJavaForms forms;
    private Optional<JJavaKernel> kernel = Optional.empty();

    JJava(String version, Desk desk, Comms comms, JJavaForms forms) {
        this.version = version;
        this.desk = desk;
        this.comms = comms;
        this.forms = forms;
    }

    synchronized JJavaKernel kernel() {
        if (kernel.isEmpty()) {
            kernel = Optional.of(new JJavaKernel(version, desk, comms, forms));
            kernel.get().onStartup();
        }
        return kernel.get();
    }

    /** The class path has grown: libraries with an extension for JJava install it. */
    synchronized void extend(ClassLoader classes) {
        if (classes.getResource(EXTENSIONS) != null) {
            kernel().extend(classes);
        }
    }
}
