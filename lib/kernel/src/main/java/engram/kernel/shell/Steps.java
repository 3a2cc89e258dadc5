package engram.kernel.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * Groups the pieces of a cell, because every text that JShell is given costs a compilation: what follows one another and
 * declares nothing runs together as one block.
 */
final class Steps {

    /**
     * Pieces that are given to JShell together.
     *
     * @param pieces one declaration, or anything else in a row
     * @param last   whether the cell ends with them, so that the value of the last is shown
     */
    record Step(List<Piece> pieces, boolean last) {

        Form form() {
            return pieces.getFirst().form();
        }

        int offset() {
            return pieces.getFirst().offset();
        }

        /** Whether the last piece may have a value to show. */
        boolean mayShow() {
            return last && pieces.getLast().form() == Form.EXPRESSION && !pieces.getLast().source().startsWith("System.out.");
        }

        /** The pieces as a block, on the lines that they have in the cell; the last handed over to be shown or not. */
        String block(String cell, boolean shown) {
            var end = pieces.getLast();
            var before = cell.substring(offset(), end.offset());
            var tail = shown ? CellValue.class.getName() + ".show(" + end.bare() + "\n);" : end.source();
            return "{ " + before + tail + "\n}";
        }
    }

    private Steps() { }

    static List<Step> of(List<Piece> pieces) {
        var steps = new ArrayList<Step>();
        var group = new ArrayList<Piece>();
        for (int i = 0; i < pieces.size(); i++) {
            group.add(pieces.get(i));
            boolean last = i == pieces.size() - 1;
            if (last || standsAlone(pieces.get(i)) || standsAlone(pieces.get(i + 1))) {
                steps.add(new Step(List.copyOf(group), last));
                group.clear();
            }
        }
        return steps;
    }

    private static boolean standsAlone(Piece piece) {
        return piece.form() == Form.DECLARATION || piece.form() == Form.MAGIC;
    }
}
