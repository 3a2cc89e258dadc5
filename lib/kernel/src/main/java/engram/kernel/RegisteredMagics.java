package engram.kernel;

import engram.kernel.magic.Magic;
import java.util.List;
import java.util.Optional;
import org.dflib.jjava.jupyter.kernel.magic.CellMagic;
import org.dflib.jjava.jupyter.kernel.magic.LineMagic;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;

/** Where cells and libraries register magics with JJava's kernel: the notebook knows them from then on. */
final class RegisteredMagics extends MagicsRegistry {
    private static final String HELP = "Registered by a cell or a library.";

    private final Desk desk;

    RegisteredMagics(Desk desk) {
        this.desk = desk;
    }

    @Override
    public MagicsRegistry registerLineMagic(String name, LineMagic<?, ?> magic) {
        desk.magics().add(new Magic(List.of(name), "%" + name, HELP,
                Optional.of(line -> shown(evalLineMagic(Notebook.getKernelInstance(), name, line.arguments()))), Optional.empty()));
        return super.registerLineMagic(name, magic);
    }

    @Override
    public MagicsRegistry registerCellMagic(String name, CellMagic<?, ?> magic) {
        desk.magics().add(new Magic(List.of(name), "%%" + name, HELP, Optional.empty(),
                Optional.of((line, body) -> shown(evalCellMagic(Notebook.getKernelInstance(), name, line.arguments(), body)))));
        return super.registerCellMagic(name, magic);
    }

    /** What a magic has added to the class path, where that is what it returns; any other value is shown. */
    private List<String> shown(Object value) {
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        if (value != null) {
            desk.display(value);
        }
        return List.of();
    }
}
