package engram.cuda.library;

import java.util.Optional;

/**
 * The native halves of JCuda, which are loaded when one of its classes is first used: from the folder for temporary files, where
 * JCuda unpacks them if there is no file of that name yet, whatever is in it.
 */
public final class JCudaNatives {

    private JCudaNatives() {
    }

    /** Why they did not load, in one line: JCuda's own message is two stack traces, of which the second one tells. */
    public static String reason(LinkageError failure) {
        String message = Optional.ofNullable(failure.getCause()).map(Throwable::getMessage).orElse(failure.getMessage());
        return message.lines().map(String::strip).filter(line -> line.matches("(Caused by: )?java\\.[\\w.]+(Error|Exception): .*"))
                .reduce((earlier, later) -> later).map(line -> line.replaceFirst("^(Caused by: )?java\\.[\\w.]+: (/[^:]*: )?(\\2)?", "$2"))
                .orElseGet(() -> message.lines().findFirst().orElse(failure.toString()));
    }
}
