package engram.kernel;

import engram.kernel.display.Rendered;
import engram.kernel.text.Html;
import engram.progress.ProgressDisplay;
import engram.progress.ProgressReport;
import java.util.Locale;

/** A bar in the output of a cell, which moves in place and is gone at the end. */
public final class NotebookProgress implements ProgressDisplay {
    private String id = "";

    @Override
    public boolean isActive() {
        return Notebook.isAttached();
    }

    @Override
    public void show(ProgressReport report) {
        var bar = Rendered.text(report.text()).with("text/html", Html.withoutFormulas(
                String.format(Locale.ROOT, "<progress value=\"%.4f\" max=\"1\"></progress> %s", report.fraction(),
                        Html.escape(report.text()))));
        if (id.isEmpty()) {
            id = Notebook.outlet().display(bar);
        } else {
            Notebook.outlet().update(id, bar);
        }
    }

    @Override
    public void erase() {
        if (!id.isEmpty()) {
            Notebook.outlet().erase(id);
        }
    }
}
