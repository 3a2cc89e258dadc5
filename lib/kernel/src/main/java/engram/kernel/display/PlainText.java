package engram.kernel.display;

import engram.tensor.Matrix;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.BaseStream;

/**
 * Values as text: arrays, collections and records readable, also within one another. What is long is cut and its length told;
 * where a value does not say what it is, its class and the reason stand in its place.
 */
final class PlainText {
    /** Characters of a value that stands for itself. */
    static final int LONGEST = 20_000;
    private static final int SHOWN = 50;
    private static final int EDGE = 20;
    private static final int DEEPEST = 20;

    private final Guard guard;
    private final int longest;
    private final StringBuilder text = new StringBuilder();
    /** The values around the one that is being written, innermost first. */
    private final Deque<Object> around = new ArrayDeque<>();

    private PlainText(Guard guard, int longest) {
        this.guard = guard;
        this.longest = longest;
    }

    /** The value as text. */
    static String of(Object value) {
        try (var guard = new Guard()) {
            return of(guard, value, LONGEST);
        }
    }

    /** The value as text of about so many characters at most. */
    static String of(Guard guard, Object value, int longest) {
        var plain = new PlainText(guard, longest);
        plain.write(value);
        var text = plain.text;
        if (text.length() <= longest) {
            return text.toString();
        }
        var length = value instanceof CharSequence characters ? plain.length(characters) : "";
        return Cut.beginning(text, longest) + "… " + (length.isEmpty() ? "(cut off after %,d characters)".formatted(longest)
                : "(%,d of %s characters)".formatted(longest, length));
    }

    private void write(Object value) {
        switch (value) {
            case null -> text.append("null");
            case String characters -> text.append(Cut.beginning(characters, room()));
            case CharSequence characters -> characters(characters);
            case Boolean _, Character _, Integer _, Long _, Double _, Float _, Short _, Byte _ -> text.append(value);
            case BaseStream<?, ?> _ -> text.append("a stream (end it with .toList() or .toArray() to see its elements)");
            case BigInteger huge when huge.bitLength() > 1_000_000 ->
                text.append("an integer of about %,.0f digits".formatted(huge.bitLength() * Math.log10(2)));
            case BitSet bits -> bits(bits);
            case Matrix matrix -> text.append(matrix);   // may have to wait for a GPU, for as long as that takes
            case Object array when array.getClass().isArray() -> within(array, this::array);
            case Record record when Components.areText(record) -> within(record, this::record);
            case Optional<?> some when some.isPresent() -> within(some, _ -> wrapped("Optional[", some.get(), "]"));
            case AtomicReference<?> cell when Said.byJdk(cell) -> within(cell, _ -> write(cell.get()));
            case Map.Entry<?, ?> entry when Said.byJdk(entry) -> within(entry, _ -> entry(entry));
            case Collection<?> many when Said.byJdk(many) -> within(many, _ -> elements('[', Taken.of(guard, many, SHOWN), ']'));
            case Map<?, ?> map when Said.byJdk(map) -> within(map, _ -> elements('{', Taken.of(guard, map, SHOWN), '}'));
            case Iterable<?> many when Said.isOfCell(many) ->
                within(many, _ -> elements('[', Taken.of(guard, many, SHOWN), ']'));
            default -> text.append(Said.of(guard, value, room()));
        }
    }

    /** How many characters are worth to be added; one more than there is room for, so that it shows when there are too many. */
    private int room() {
        return Math.max(0, longest + 1 - text.length());
    }

    private boolean isFull() {
        return text.length() > longest;
    }

    private <T> void within(T value, Consumer<T> writing) {
        if (isAround(value)) {
            text.append(around.peek() == value ? "(itself)" : "(a value around it)");
        } else if (around.size() == DEEPEST) {
            text.append("… (nested too deeply)");
        } else {
            around.push(value);
            writing.accept(value);
            around.pop();
        }
    }

    private boolean isAround(Object value) {
        for (var each : around) {
            if (each == value) {
                return true;
            }
        }
        return false;
    }

    private void characters(CharSequence characters) {
        int room = room();
        try {
            text.append(guard.ask(characters, () -> Cut.beginning(characters, room)));
        } catch (NoAnswer reason) {
            text.append(Said.nothing(characters, "its characters: reading them " + reason.getMessage()));
        }
    }

    /** How many characters there are, empty where that is not known. */
    private String length(CharSequence characters) {
        try {
            return guard.ask(characters, () -> "%,d".formatted(characters.length()));
        } catch (NoAnswer unknown) {
            return "";
        }
    }

    private void array(Object array) {
        int length = Array.getLength(array);
        boolean nested = length > 0 && (Array.get(array, 0) == null || Array.get(array, 0).getClass().isArray())
                && array.getClass().getComponentType().isArray();
        String separator = nested ? ",\n" + " ".repeat(around.size()) : ", ";
        text.append('[');
        for (int i = 0; i < length && !isFull(); i++) {
            if (length > SHOWN && i == EDGE) {
                text.append(separator).append('…');
                i = length - EDGE;
            }
            text.append(i == 0 ? "" : separator);
            write(Array.get(array, i));
        }
        text.append(']').append(length > SHOWN ? " (%,d elements)".formatted(length) : "");
    }

    private void elements(char open, Taken taken, char close) {
        text.append(open);
        var separator = "";
        for (var each : taken.elements()) {
            if (isFull()) {
                break;
            }
            text.append(separator);
            write(each);
            separator = ", ";
        }
        text.append(taken.rest().isEmpty() ? "" : separator + "…").append(close);
        text.append(taken.rest().isEmpty() ? "" : " (" + taken.rest() + ")");
    }

    private void bits(BitSet bits) {
        Iterable<Integer> places = bits.stream().boxed()::iterator;
        elements('{', Taken.of(guard, places, SHOWN), '}');
    }

    private void entry(Map.Entry<?, ?> entry) {
        write(entry.getKey());
        text.append('=');
        write(entry.getValue());
    }

    private void record(Record record) {
        text.append(record.getClass().getSimpleName()).append('[');
        var separator = "";
        for (var component : Components.of(record)) {
            if (isFull()) {
                break;
            }
            wrapped(separator + component.name() + "=", component.value(), "");
            separator = ", ";
        }
        text.append(']');
    }

    private void wrapped(String before, Object value, String after) {
        text.append(before);
        write(value);
        text.append(after);
    }
}
