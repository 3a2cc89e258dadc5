package engram.kernel.shell;

import engram.kernel.code.Cell;
import engram.kernel.compile.Wrappers;
import engram.kernel.run.CellCode;
import engram.kernel.run.CellLoaders;
import java.util.Optional;
import java.util.function.Function;

/** Which cell a frame of a stack belongs to. */
public final class Origins {
    private volatile Function<String, Optional<Cell>> cells = _ -> Optional.empty();

    /** Knows nothing until a shell is made with it. */
    public Origins() { }

    void know(CellLoaders loaders) {
        cells = name -> loaders.find(Wrappers.of(name)).flatMap(loader -> loader.cell(name));
    }

    /** The cell that declares the class of the frame, as long as it is declared. */
    Optional<Cell> of(StackTraceElement frame) {
        return CellCode.isCell(frame) ? cells.apply(frame.getClassName()) : Optional.empty();
    }
}
