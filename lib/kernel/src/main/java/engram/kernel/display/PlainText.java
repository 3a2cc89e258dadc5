package engram.kernel.display;

import engram.tensor.Matrix;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.BaseStream;
import java.util.stream.Stream;

/**
 * Values as text: arrays, collections and records readable, also within one another. What is long is cut and its length told;
 * where a value does not say what it is, its class and the reason stand in its place.
 */
final class PlainText {
    /** Characters of a value that stands for itself. */
    static final int LONGEST = 20_000;
    private static final int SHOWN = 50;
    private static final int EDGE = 20;

    private final Guard guard;
    private final LimitedText text;

    private PlainText(Guard guard, int longest) {
        this.guard = guard;
        text = new LimitedText(longest);
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
        if (!plain.text.isFull()) {
            return plain.text.toString();
        }
        var length = value instanceof CharSequence characters ? plain.length(characters) : "";
        return plain.text + "… " + (length.isEmpty() ? "(cut off after %,d characters)".formatted(longest)
                : "(%,d of %s characters)".formatted(longest, length));
    }

    private void write(Object value) {
        switch (value) {
            case null -> text.append("null");
            case String characters -> text.append(ClassNames.clean(Cut.beginning(characters, text.room())));
            case CharSequence characters -> characters(characters);
            case Boolean _, Character _, Integer _, Long _, Double _, Float _, Short _, Byte _ -> text.append(value.toString());
            case BaseStream<?, ?> _ -> text.append("a stream (end it with .toList() or .toArray() to see its elements)");
            case BigInteger huge when huge.bitLength() > 1_000_000 ->
                text.append("an integer of about %,.0f digits".formatted(huge.bitLength() * Math.log10(2)));
            case BitSet bits -> bits(bits);
            case Matrix matrix -> text.append(matrix.toString());   // may have to wait for a GPU, for as long as that takes
            case Object array when array.getClass().isArray() -> text.within(array, () -> array(array));
            case Record record when Components.areText(record) -> text.within(record, () -> record(record));
            case Optional<?> some when some.isPresent() -> text.within(some, () -> wrapped("Optional[", some.get(), "]"));
            case AtomicReference<?> cell when Said.byJdk(cell) -> text.within(cell, () -> write(cell.get()));
            case Map.Entry<?, ?> entry when Said.byJdk(entry) -> text.within(entry, () -> entry(entry));
            case Collection<?> many when Said.byJdk(many) ->
                text.within(many, () -> elements("[", Taken.of(guard, many, SHOWN), this::write, "]"));
            case Map<?, ?> map when Said.byJdk(map) ->
                text.within(map, () -> elements("{", Taken.of(guard, map, SHOWN), this::entry, "}"));
            case Iterable<?> many when Said.isOfCell(many) ->
                text.within(many, () -> elements("[", Taken.of(guard, many, SHOWN), this::write, "]"));
            default -> text.append(Said.of(guard, value, text.room()));
        }
    }

    private void characters(CharSequence characters) {
        int room = text.room();
        try {
            text.append(ClassNames.clean(guard.ask(characters, () -> Cut.beginning(characters, room))));
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
                && array.getClass().getComponentType().isArray() && text.isOfArrays();
        String separator = nested ? ",\n" + " ".repeat(text.depth()) : ", ";
        text.append("[");
        for (int i = 0; i < length && !text.isFull(); i++) {
            if (length > SHOWN && i == EDGE) {
                text.append(separator).append("…");
                i = length - EDGE;
            }
            text.append(i == 0 ? "" : separator);
            write(Array.get(array, i));
        }
        text.append("]").append(length > SHOWN ? " (%,d elements)".formatted(length) : "");
    }

    private void elements(String open, Taken taken, Consumer<Object> writing, String close) {
        text.append(open);
        var separator = "";
        for (var each : taken.elements()) {
            if (text.isFull()) {
                break;
            }
            text.append(separator);
            writing.accept(each);
            separator = ", ";
        }
        text.append(taken.rest().isEmpty() ? "" : separator + "…").append(close);
        text.append(taken.rest().isEmpty() ? "" : " (" + taken.rest() + ")");
    }

    private void bits(BitSet bits) {
        Iterable<Integer> places = Stream.iterate(bits.nextSetBit(0), bit -> bit >= 0, bit -> bits.nextSetBit(bit + 1))::iterator;
        elements("{", Taken.of(guard, places, SHOWN), this::write, "}");
    }

    private void entry(Object value) {
        var entry = (Map.Entry<?, ?>) value;
        write(entry.getKey());
        text.append("=");
        write(entry.getValue());
    }

    private void record(Record record) {
        text.append(record.getClass().getSimpleName()).append("[");
        var separator = "";
        for (var component : Components.of(record)) {
            if (text.isFull()) {
                break;
            }
            wrapped(separator + component.name() + "=", component.value(), "");
            separator = ", ";
        }
        text.append("]");
    }

    private void wrapped(String before, Object value, String after) {
        text.append(before);
        write(value);
        text.append(after);
    }
}
