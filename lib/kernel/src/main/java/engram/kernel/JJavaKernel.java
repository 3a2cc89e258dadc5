package engram.kernel;

import engram.kernel.display.JJavaForms;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicParser;
import org.dflib.jjava.jupyter.kernel.magic.MagicTranspiler;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;

/**
 * This kernel as libraries and notebooks written for JJava know it: they register renderers and comms with it, show values and
 * evaluate code. What the front end asks is never asked here.
 */
final class JJavaKernel extends BaseKernel {
    private final JJavaForms forms;
    private final Desk desk;

    JJavaKernel(String version, Desk desk, Comms comms, JJavaForms forms) {
        super("engram", version, new LanguageInfo.Builder("java").version(System.getProperty("java.specification.version")).build(),
                List.of(), null, new JupyterIO(StandardCharsets.UTF_8), comms, forms.renderer(),
                new MagicParser("(?<=(?:^|=))\\s*%", "%%", new MagicTranspiler()), new RegisteredMagics(desk), true,
                new StringStyler.Builder().build());
        this.forms = forms;
        this.desk = desk;
    }

    /** Lets the extensions of JJava that a class loader finds install themselves, each once. */
    void extend(ClassLoader classes) {
        installExtensions(classes);
    }

    @Override
    public Renderer getRenderer() {
        return forms.renderer();
    }

    @Override
    public void display(DisplayData data) {
        desk.display(data);
    }

    @Override
    public Object evalRaw(String code) {
        try {
            return desk.eval(code);
        } catch (RuntimeException thrown) {
            throw thrown;
        } catch (Exception thrown) {
            throw new IllegalStateException(thrown.getMessage(), thrown);
        }
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
        throw new UnsupportedOperationException("inspection is for the front end");
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        throw new UnsupportedOperationException("completion is for the front end");
    }

    @Override
    public String isComplete(String code) {
        throw new UnsupportedOperationException("completeness is for the front end");
    }
}
