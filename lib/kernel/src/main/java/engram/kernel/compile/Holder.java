package engram.kernel.compile;

import engram.kernel.compile.Declared.Kind;
import engram.kernel.compile.Outline.Variable;
import java.util.Optional;
import java.util.Set;

/** A variable that is about to be declared: in a class of its own, or in the one that holds it already. */
public final class Holder {
    private final Variable variable;
    private final int stamp;
    private String wrapper;
    private TypeText.Written type = TypeText.Written.UNKNOWN;
    private boolean reused;
    private boolean named;

    public Holder(Variable variable, String wrapper, int stamp) {
        this.variable = variable;
        this.wrapper = wrapper;
        this.stamp = stamp;
    }

    public Variable variable() {
        return variable;
    }

    public String key() {
        return Declared.key(Kind.VARIABLE, variable.name());
    }

    public String wrapper() {
        return wrapper;
    }

    /** Whether the class that holds it was there before. */
    public boolean isReused() {
        return reused;
    }

    /** The variable stays where it is, since its type has not changed. */
    public void reuse(String before) {
        wrapper = before;
        reused = true;
    }

    /** Its type, empty as long as it isn't known. */
    public TypeText.Written type() {
        return type;
    }

    public void type(TypeText.Written found) {
        type = found;
    }

    /** Whether its value is of an anonymous class that can be given a name, so that what it adds to the type above can be used. */
    public boolean isOfNamelessClass() {
        return !type.above().isEmpty() && variable.body() >= 0;
    }

    /** The class got this name. */
    public void name(String className) {
        type = new TypeText.Written(className, true, "");
        named = true;
    }

    public boolean isNamed() {
        return named;
    }

    public Declared declared() {
        return new Declared(Kind.VARIABLE, variable.name(), key(), wrapper, Optional.empty(), Set.of(), (variable.constant()
                ? Declared.CONSTANT : "") + type.text(), stamp);
    }
}
