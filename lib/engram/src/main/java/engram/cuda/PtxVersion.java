package engram.cuda;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PTX declares the version of the language that it is written in. A compiler declares its own, and a driver older than the
 * compiler refuses that, even where nothing is used that it does not know.
 *
 * @see <a href="https://docs.nvidia.com/cuda/parallel-thread-execution/#release-notes">PTX ISA, release notes</a>
 */
final class PtxVersion {

    private static final Pattern DECLARATION = Pattern.compile("^\\.version (\\d+)\\.(\\d+)", Pattern.MULTILINE);

    /** From this version of CUDA on (1000·major + 10·minor, as a driver gives it) to the PTX that it reads (10·major + minor). */
    private static final NavigableMap<Integer, Integer> READS = new TreeMap<>(Map.ofEntries(
            Map.entry(11040, 74), Map.entry(11050, 75), Map.entry(11060, 76), Map.entry(11070, 77), Map.entry(11080, 78),
            Map.entry(12000, 80), Map.entry(12010, 81), Map.entry(12020, 82), Map.entry(12030, 83), Map.entry(12040, 84),
            Map.entry(12050, 85), Map.entry(12070, 86), Map.entry(12080, 87), Map.entry(12090, 88), Map.entry(13000, 90)));

    private PtxVersion() {
    }

    /**
     * The same PTX, declared in a version that the driver reads; where it does use something newer, the driver will say so.
     *
     * @param driver CUDA version of the driver, 1000·major + 10·minor, 11040 or more
     */
    static String readableBy(int driver, String ptx) {
        int readable = READS.floorEntry(driver).getValue();
        Matcher declared = DECLARATION.matcher(ptx);
        boolean newer = driver < READS.lastKey() && declared.find()
                && 10 * Integer.parseInt(declared.group(1)) + Integer.parseInt(declared.group(2)) > readable;
        return newer ? declared.replaceFirst(".version %d.%d".formatted(readable / 10, readable % 10)) : ptx;
    }
}
