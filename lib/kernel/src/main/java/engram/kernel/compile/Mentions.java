package engram.kernel.compile;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Which declarations of cells the code of a class names. */
public final class Mentions {
    private static final String PREFIX = Wrappers.PACKAGE + "/$";
    private static final Pattern WRAPPER = Pattern.compile(Wrappers.PACKAGE + "/(\\$\\d+[a-z]*)");

    private Mentions() { }

    /** The wrappers of what the class names, itself included. */
    public static Set<String> in(byte[] bytecode) {
        var found = new HashSet<String>();
        for (var entry : ClassFile.of().parse(bytecode).constantPool()) {
            if (entry instanceof Utf8Entry text && text.stringValue().contains(PREFIX)) {
                WRAPPER.matcher(text.stringValue()).results().forEach(each -> found.add(each.group(1)));
            }
        }
        return found;
    }
}
