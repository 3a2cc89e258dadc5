package io.github.spencerpark.jupyter.kernel.display;

import com.google.gson.JsonPrimitive;
import engram.kernel.display.Rendered;

/** A value in the forms in which it is shown. */
public class DisplayData extends org.dflib.jjava.jupyter.kernel.display.DisplayData {
    /** Nothing yet. */
    public DisplayData() { }

    /** A text. */
    public DisplayData(String text) {
        super(text);
    }

    /** The same forms as another one's. */
    public DisplayData(org.dflib.jjava.jupyter.kernel.display.DisplayData other) {
        super(other);
    }

    /** The forms that this kernel knows of a value. */
    public static DisplayData of(Rendered rendered) {
        var forms = new DisplayData();
        rendered.data().asMap().forEach((type, form) ->
                forms.putData(type, form instanceof JsonPrimitive text && text.isString() ? text.getAsString() : form));
        return forms;
    }
}
