package engram.cli;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares two texts by what they say: words exactly, white space loosely, integers exactly, decimals to a relative tolerance.
 * Digits that belong to a word or to a dotted name ({@code x86_64}, {@code 25.0.3}) are words.
 *
 * @param tolerance the largest relative difference between decimals, |a − b| / max(|a|, |b|)
 */
record TextComparison(double tolerance) {
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\w.])[-+−]?+(?:\\d++(?:\\.\\d++)?+|\\.\\d++)(?:[eE][-+]?+\\d++(?!\\w))?+(?!\\.\\d)");
    private static final Pattern INTEGER = Pattern.compile("[-+−]?\\d+");

    /** The first difference as a phrase, or empty when the texts agree. */
    Optional<String> difference(String expected, String found) {
        Tokens left = Tokens.of(expected);
        Tokens right = Tokens.of(found);
        if (!left.words.equals(right.words)) {
            int at = 0;
            while (at < left.words.size() && at < right.words.size() && left.words.get(at).equals(right.words.get(at))) {
                at++;
            }
            return Optional.of("expected text '%s', found '%s'".formatted(left.from(at), right.from(at)));
        }
        for (int i = 0; i < left.numbers.size(); i++) {
            if (!agree(left.numbers.get(i), right.numbers.get(i))) {
                return Optional.of("expected %s, found %s".formatted(left.numbers.get(i), right.numbers.get(i)));
            }
        }
        return Optional.empty();
    }

    private boolean agree(String expected, String found) {
        boolean whole = INTEGER.matcher(expected).matches();
        if (whole != INTEGER.matcher(found).matches()) {
            return false;
        }
        if (whole) {
            return new BigInteger(ascii(expected)).equals(new BigInteger(ascii(found)));
        }
        double a = Double.parseDouble(ascii(expected));
        double b = Double.parseDouble(ascii(found));
        return Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));
    }

    private static String ascii(String number) {
        return number.replace('−', '-');
    }

    /** The words between the numbers (one more than there are numbers) and the numbers. */
    private record Tokens(List<String> words, List<String> numbers) {
        static Tokens of(String text) {
            List<String> words = new ArrayList<>();
            List<String> numbers = new ArrayList<>();
            Matcher number = NUMBER.matcher(text);
            int end = 0;
            while (number.find()) {
                words.add(squeeze(text.substring(end, number.start())));
                numbers.add(number.group());
                end = number.end();
            }
            words.add(squeeze(text.substring(end)));
            return new Tokens(words, numbers);
        }

        String from(int at) {
            StringBuilder text = new StringBuilder();
            for (int i = at; i < words.size() && text.length() < 60; i++) {
                text.append(words.get(i)).append(i < numbers.size() ? numbers.get(i) : "");
            }
            return text.length() > 60 ? text.substring(0, 60) + "…" : text.toString();
        }

        private static String squeeze(String words) {
            return words.replaceAll("\\s+", " ").strip();
        }
    }
}
