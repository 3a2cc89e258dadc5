package engram.kernel.shell;

import java.util.List;

/**
 * An error as the notebook shows it.
 *
 * @param name      class of the exception, without its package
 * @param message   what it says
 * @param traceback lines to show, with ANSI colours
 */
public record Failure(String name, String message, List<String> traceback) { }
