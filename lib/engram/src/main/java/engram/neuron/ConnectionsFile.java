package engram.neuron;

import engram.argument.ArgumentException;
import engram.file.WholeFile;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Connections as a table of text (CSV), a line each: sender, receiver, weight and, where connections have delays of their own, delay in ms, in rising
 * order. The first line says how many neurons there are on both sides, as not all of them need have connections.
 *
 * <pre>
 * # 90 senders, 30 receivers
 * sender,receiver,weight
 * 0,3,1.0
 * </pre>
 */
final class ConnectionsFile {
    private static final Pattern SIZES = Pattern.compile("# (\\d{1,9}) senders, (\\d{1,9}) receivers");
    private static final String TITLES = "sender,receiver,weight";
    private static final String DELAY = ",delay";

    private ConnectionsFile() {}

    static void write(Connections connections, Path file) {
        StringBuilder text = new StringBuilder("# ").append(connections.senders()).append(" senders, ").append(connections.receivers())
                .append(" receivers\n").append(TITLES).append(connections.hasDelays() ? DELAY : "").append('\n');
        for (int r = 0; r < connections.senders(); r++) {
            for (int k = connections.begin(r); k < connections.begin(r + 1); k++) {
                text.append(r).append(',').append(connections.target(k)).append(',').append(connections.weight(k));
                if (connections.hasDelays()) text.append(',').append(connections.delay(k));
                text.append('\n');
            }
        }
        WholeFile.write(file, text.toString());
    }

    static Connections read(Path file) {
        List<String> lines = WholeFile.read(file).lines().toList();
        Matcher sizes = SIZES.matcher(lines.isEmpty() ? "" : lines.getFirst());
        if (!sizes.matches() || lines.size() < 2 || !lines.get(1).equals(TITLES) && !lines.get(1).equals(TITLES + DELAY))
            throw new ArgumentException("The file %s is no table of connections: it must begin with \"# 90 senders, 30 receivers\" and \"%s\"."
                    .formatted(file, TITLES));
        int[][] pairs = new int[lines.size() - 2][];
        double[] weights = new double[pairs.length];
        boolean delayed = lines.get(1).endsWith(DELAY);
        double[] delays = new double[delayed ? pairs.length : 0];
        for (int k = 0; k < pairs.length; k++) {
            String line = lines.get(k + 2);
            try {
                String[] cells = line.split(",");
                pairs[k] = new int[] {Integer.parseInt(cells[0].strip()), Integer.parseInt(cells[1].strip())};
                weights[k] = Double.parseDouble(cells[2].strip());
                if (delayed) delays[k] = Double.parseDouble(cells[3].strip());
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException bad) {
                throw new ArgumentException("Line %d of %s is \"%s\": it must be a sender, a receiver and a weight, such as 0,3,1.0."
                        .formatted(k + 3, file, line.substring(0, Math.min(60, line.length()))));
            }
        }
        return Connections.of(Integer.parseInt(sizes.group(1)), Integer.parseInt(sizes.group(2)), pairs, weights, delays);
    }
}
