package engram.kernel.compile;

import engram.kernel.compile.Declared.Definition;
import engram.kernel.compile.Declared.Kind;
import java.util.Optional;
import java.util.Set;

/**
 * A type or method that is about to be declared.
 *
 * @param origin     why
 * @param returned   of a method, the type that it returns as it is written
 * @param stamp      when it was declared first, in the order of all declarations
 */
public record Entry(Origin origin, Kind kind, String name, String key, String wrapper, Definition definition, String returned, int stamp) {

    /** Why something is compiled: it stands in the cell, it names what changes, or it has waited for what it names. */
    public enum Origin { CELL, AFFECTED, WAITING }

    public boolean isOfCell() {
        return origin == Origin.CELL;
    }

    public Declared declared(Set<String> mentions) {
        return new Declared(kind, name, key, wrapper, Optional.of(definition), mentions, returned, stamp);
    }
}
