package engram.grader.student;

/** A call of a student's function; it is public because the cell that makes it names it. */
@FunctionalInterface
public interface Call {

    /**
     * @param arguments plain data
     * @return what the function returned
     * @throws Throwable whatever the function throws
     */
    Object on(Object[] arguments) throws Throwable;
}
