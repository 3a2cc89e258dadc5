package engram.kernel.shell;

import engram.kernel.shell.Declared.Kind;
import engram.kernel.shell.Outline.Variable;
import java.util.Optional;
import java.util.Set;

/** A variable that is about to be declared: in a class of its own, or in the one that holds it already. */
final class Holder {
    private final Variable variable;
    private final int stamp;
    private String wrapper;
    private TypeText.Written type = TypeText.Written.UNKNOWN;
    private boolean reused;
    private boolean named;

    Holder(Variable variable, String wrapper, int stamp) {
        this.variable = variable;
        this.wrapper = wrapper;
        this.stamp = stamp;
    }

    Variable variable() {
        return variable;
    }

    String key() {
        return Declared.key(Kind.VARIABLE, variable.name());
    }

    String wrapper() {
        return wrapper;
    }

    /** Whether the class that holds it was there before. */
    boolean isReused() {
        return reused;
    }

    /** The variable stays where it is, since its type has not changed. */
    void reuse(String before) {
        wrapper = before;
        reused = true;
    }

    /** Its type, empty as long as it isn't known. */
    TypeText.Written type() {
        return type;
    }

    void type(TypeText.Written found) {
        type = found;
    }

    /** Whether its value is of an anonymous class that can be given a name, so that what it adds to the type above can be used. */
    boolean isOfNamelessClass() {
        return !type.above().isEmpty() && variable.body() >= 0;
    }

    /** The class got this name. */
    void name(String className) {
        type = new TypeText.Written(className, true, "");
        named = true;
    }

    boolean isNamed() {
        return named;
    }

    Declared declared() {
        return new Declared(Kind.VARIABLE, variable.name(), key(), wrapper, Optional.empty(), Set.of(), type.text(), stamp);
    }
}
