package engram.kernel.magic;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What magics may do to the notebook that they are used in. */
public interface MagicHost {

    /** Makes jars and folders of classes known to the code that follows; returns where they are. */
    List<String> addToClassPath(List<Path> entries);

    /** Runs code as a part of the cell; its errors are told in lines of {@code name}. Its last value is the cell's, if wanted. */
    void run(String name, String code, boolean show) throws Exception;

    /** The environment variables that cells see. */
    Map<String, String> environment();

    /** Sets an environment variable for the cells that follow. */
    void setEnvironment(String name, String value);
}
