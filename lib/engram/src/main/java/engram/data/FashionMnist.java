package engram.data;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Pictures of clothes in ten classes, in MNIST's form (H. Xiao, K. Rasul, R. Vollgraf, 2017, arXiv:1708.07747, MIT licence). */
public final class FashionMnist {
    /** What the labels 0 to 9 mean. */
    public static final List<String> NAMES = List.of("T-shirt", "trousers", "pullover", "dress", "coat", "sandal", "shirt", "sneaker",
            "bag", "ankle boot");

    /** The sums are those of the files in Debian's package dataset-fashion-mnist 0.0~git20200523.55506a9-1, by zcat and sha256sum. */
    static final Published PUBLISHED = Published.of("Fashion-MNIST", "fashion-mnist", "FashionMnist",
            "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
            "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
            "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
            "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34");

    private static final Source DEBIAN = new Debian("dataset-fashion-mnist", "usr/share/datasets/fashion-mnist");
    private static final URI MIRROR = URI.create("https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/");

    private FashionMnist() {}

    /**
     * All of Fashion-MNIST, 60,000 images to learn from and 10,000 to test with: from this user's cache ({@code ~/.cache/engram/data}), or
     * else from Debian's package dataset-fashion-mnist or a public mirror. What is fetched is kept in the cache. Where
     * {@code ENGRAM_DATA_MIRROR} names an https address with folders {@code mnist} and {@code fashion-mnist}, that is asked first.
     *
     * @return clothes of 28 × 28 pixels, labelled as in {@link #NAMES}
     * @throws DataException when they can't be had, with all that was tried
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public static DataSet load() { return Loader.of(PUBLISHED, List.of(DEBIAN), MIRROR, Surroundings.here()).load(); }

    /**
     * All of Fashion-MNIST from a folder with its four files, compressed by gzip or not.
     *
     * @throws DataException when one of them is missing or is not, to the last bit, what was published
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public static DataSet from(Path folder) { return PUBLISHED.from(folder); }
}
