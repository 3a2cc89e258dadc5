package engram.grader;

/**
 * The functions of a submission, as a test sees them: plain data in, plain data out. Plain are int, long, double, boolean, String and
 * arrays of these, of up to three dimensions.
 */
public interface Answers {

    /**
     * Calls a function of the student's notebook.
     *
     * @param type      what it must return, such as {@code int[].class}; an int is taken for a double
     * @param function  its name
     * @param arguments plain data; the student gets copies
     * @return what it returned
     * @throws StudentFailure where there is no such answer: the function is missing, throws, takes too long or returns something else
     */
    <T> T call(Class<T> type, String function, Object... arguments);
}
