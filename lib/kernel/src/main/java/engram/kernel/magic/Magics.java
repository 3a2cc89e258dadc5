package engram.kernel.magic;

import engram.kernel.text.SimilarNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The magics of the kernel, by name. */
public final class Magics {
    private final Map<String, Magic> byName = Collections.synchronizedMap(new LinkedHashMap<>());

    /** The magics that act on the given host. */
    public Magics(MagicHost host) {
        var all = new ArrayList<Magic>();
        all.addAll(MavenMagics.of(host));
        all.addAll(PathMagics.of(host));
        all.addAll(List.of(ClusterMagic.of(host), LoadMagic.of(host, this), TimeMagic.of(host), EnvMagic.of(host)));
        all.add(Magic.command(List.of("lsmagic"), "%lsmagic", "List the magics.", _ -> System.out.print(list())));
        all.forEach(magic -> magic.names().forEach(name -> byName.put(name, magic)));
    }

    /** Makes a further magic known; one of the same name stays for what the new one does not do. */
    public void add(Magic magic) {
        magic.names().forEach(name -> byName.merge(name, magic, (old, added) -> new Magic(added.names(), added.usage(), added.help(),
                added.line().or(old::line), added.cell().or(old::cell))));
    }

    /** Runs {@code %name arguments}; returns what it has added to the class path. */
    public List<String> runLine(MagicLine line) throws Exception {
        if (line.name().endsWith("?") || line.text().equals("?")) {
            System.out.print(help(find(line.name().replace("?", ""))));
            return List.of();
        }
        var magic = find(line.name());
        return magic.line().orElseThrow(() -> new MagicException("%" + line.name() + " works on a whole cell: " + magic.usage())).run(line);
    }

    /** Runs {@code %%name arguments} with the rest of the cell. */
    public void runCell(MagicLine line, String body) throws Exception {
        var magic = find(line.name());
        magic.cell().orElseThrow(() -> new MagicException("%%" + line.name() + " works on one line: " + magic.usage())).run(line, body);
    }

    private Magic find(String name) throws MagicException {
        var magic = byName.get(name);
        if (magic == null) {
            var near = SimilarNames.to(name, byName.keySet());
            throw new MagicException("there is no magic %" + name + (near.isEmpty() ? "; %lsmagic lists what there is"
                    : "; did you mean %" + String.join(" or %", near) + "?"));
        }
        return magic;
    }

    /** Names that start as the word does, with their percent signs. */
    public List<String> complete(String word) {
        var signs = word.startsWith("%%") ? "%%" : "%";
        return byName.entrySet().stream()
                .filter(entry -> signs.length() == 1 ? entry.getValue().line().isPresent() : entry.getValue().cell().isPresent())
                .map(entry -> signs + entry.getKey()).filter(name -> name.startsWith(word)).sorted().toList();
    }

    /** Whether what stands behind the magic's name, and below it, is Java. */
    public static boolean takesJava(String name) {
        return name.equals(TimeMagic.NAME);
    }

    /** What a magic does, where there is one of that name. */
    public Optional<String> describe(String name) {
        return Optional.ofNullable(byName.get(name)).map(Magics::help);
    }

    private static String help(Magic magic) {
        var others = magic.names().subList(1, magic.names().size());
        return magic.usage() + "\n    " + magic.help() + "\n" + (others.isEmpty() ? "" : "    Also: %" + String.join(", %", others) + "\n");
    }

    private String list() {
        return byName.values().stream().distinct().map(Magics::help).collect(Collectors.joining());
    }
}
