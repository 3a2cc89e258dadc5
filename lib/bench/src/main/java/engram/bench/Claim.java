package engram.bench;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * One line of the result: two measurements compared.
 *
 * @param name    what is claimed
 * @param ours    ours, as text
 * @param theirs  what it is compared with, as text
 * @param ratio   how many times faster ours is; empty where it is not that
 * @param needed  what the ratio must at least be; empty where nothing is claimed
 * @param holds   whether it is as claimed
 * @param missing why it was not measured; empty where it was
 */
record Claim(String name, String ours, String theirs, OptionalDouble ratio, OptionalDouble needed, boolean holds, Optional<String> missing) {

    /** Ours is at least so many times as fast; with nothing needed, it is only shown how many times. */
    static Claim faster(String name, Measurement ours, Measurement theirs, OptionalDouble needed) {
        Optional<String> missing = missing(ours, theirs);
        if (missing.isPresent()) {
            return new Claim(name, time(ours), time(theirs), OptionalDouble.empty(), needed, false, missing);
        }
        double ratio = theirs.median() / ours.median();
        return new Claim(name, time(ours), time(theirs), OptionalDouble.of(ratio), needed, needed.isEmpty() || ratio >= needed.getAsDouble(),
                Optional.empty());
    }

    /** Both have the same result in every round. */
    static Claim same(String name, String field, Measurement ours, Measurement theirs) {
        List<String> mine = ours.fields(field);
        List<String> other = theirs.fields(field);
        int rounds = Math.min(mine.size(), other.size());
        boolean holds = rounds > 0 && !mine.getFirst().isEmpty() && mine.subList(0, rounds).equals(other.subList(0, rounds));
        return new Claim(name, start(mine), start(other), OptionalDouble.empty(), OptionalDouble.empty(), holds,
                rounds > 0 ? Optional.empty() : missing(ours, theirs));
    }

    /** A number of the last result differs by so much at most. */
    static Claim near(String name, String field, Measurement ours, Measurement theirs, double most) {
        Optional<String> missing = missing(ours, theirs);
        if (missing.isPresent()) {
            return new Claim(name, "–", "–", OptionalDouble.empty(), OptionalDouble.empty(), false, missing);
        }
        double mine = Double.parseDouble(ours.fields(field).getLast());
        double other = Double.parseDouble(theirs.fields(field).getLast());
        return new Claim(name, figure(mine), figure(other), OptionalDouble.empty(), OptionalDouble.empty(), Math.abs(mine - other) <= most, missing);
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.5f", value);
    }

    /** Something that is as it should be, or not. */
    static Claim of(String name, String found, boolean holds) {
        return new Claim(name, found, "", OptionalDouble.empty(), OptionalDouble.empty(), holds, Optional.empty());
    }

    /** A claim that was not measured. */
    static Claim notMeasured(String name, String reason) {
        return new Claim(name, "–", "–", OptionalDouble.empty(), OptionalDouble.empty(), false, Optional.of(reason));
    }

    private static Optional<String> missing(Measurement... both) {
        return Stream.of(both).filter(one -> !one.isThere()).findFirst()
                .map(one -> "%s: %s".formatted(one.tool(), one.missing().orElse("it was not asked")));
    }

    private static String time(Measurement measurement) {
        double seconds = measurement.median();
        return !measurement.isThere() ? "–" : String.format(Locale.ROOT, seconds < 1 ? "%.4g ms" : "%.4g s", seconds < 1 ? 1e3 * seconds : seconds);
    }

    /** The first digits of the last round's. */
    private static String start(List<String> hashes) {
        return hashes.isEmpty() ? "–" : hashes.getLast().replaceFirst("^(.{8}).*", "$1…");
    }

    /** Whether something was claimed and found wrong. */
    boolean isBroken() {
        return missing.isEmpty() && !holds;
    }

    /** In words: met, not met, or why it was not measured; nothing where nothing is claimed. */
    String verdict() {
        boolean claimed = needed.isPresent() || ratio.isEmpty();
        return missing.map(reason -> "not measured: " + reason).orElse(claimed ? holds ? "met" : "not met" : "");
    }

    /** Its line of the table: claim, ours, theirs, ratio, needed, verdict. */
    List<String> cells() {
        return List.of(name, ours, theirs, text(ratio, "%.2f"), text(needed, "≥ %.2f"), verdict());
    }

    private static String text(OptionalDouble value, String format) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "";
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("claim", name);
        json.addProperty("ours", ours);
        json.addProperty("theirs", theirs);
        ratio.ifPresent(value -> json.addProperty("ratio", value));
        needed.ifPresent(value -> json.addProperty("needed", value));
        json.addProperty("verdict", verdict());
        return json;
    }
}
