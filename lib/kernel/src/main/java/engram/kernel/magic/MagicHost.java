package engram.kernel.magic;

import java.nio.file.Path;
import java.util.List;

/** What magics may do to the notebook that they are used in. */
public interface MagicHost {

    /** Makes jars and folders of classes known to the code that follows; returns where they are. */
    List<String> addToClassPath(List<Path> entries);

    /** Runs code as a part of the cell; its errors are told in lines of {@code name}. Its last value is the cell's, if wanted. */
    void run(String name, String code, boolean show) throws Exception;
}
