package engram.kernel.display;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The first elements of a collection. They come from anybody's code, which may fail or never end.
 *
 * @param elements what was read; entries of a map are copies
 * @param rest     what there is to know of the elements that were not read, empty where all were
 */
record Taken(List<?> elements, String rest) {

    private interface Walk {
        Iterator<?> begin() throws Exception;
    }

    /** The first elements of a collection or of something else that can be walked through. */
    static Taken of(Guard guard, Iterable<?> many, int most) {
        return of(guard, many, many::iterator, most, many instanceof Collection<?> counted
                ? () -> "%,d elements".formatted(counted.size()) : () -> "more than %,d elements".formatted(most));
    }

    /** The first entries of a map. */
    static Taken of(Guard guard, Map<?, ?> map, int most) {
        return of(guard, map, () -> {
            var entries = map.entrySet().iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return entries.hasNext();
                }

                @Override
                public Object next() {
                    var entry = entries.next();
                    return new SimpleImmutableEntry<Object, Object>(entry.getKey(), entry.getValue());
                }
            };
        }, most, () -> "%,d entries".formatted(map.size()));
    }

    private static Taken of(Guard guard, Object owner, Walk walk, int most, Callable<String> size) {
        var read = Collections.synchronizedList(new ArrayList<>());
        String rest;
        try {
            boolean more = guard.ask(owner, () -> {
                read.clear();
                var iterator = walk.begin();
                while (iterator.hasNext()) {
                    if (read.size() == most) {
                        return true;
                    }
                    read.add(iterator.next());
                }
                return false;
            });
            rest = more ? size(guard, owner, size) : "";
        } catch (NoAnswer reason) {
            rest = "reading on " + reason.getMessage();
        }
        return new Taken(Arrays.asList(read.toArray()), rest);
    }

    private static String size(Guard guard, Object owner, Callable<String> size) {
        try {
            return guard.ask(owner, size);
        } catch (NoAnswer reason) {
            return "and more; size() " + reason.getMessage();
        }
    }
}
