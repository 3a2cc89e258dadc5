package engram.deq;

import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.Panel;
import java.util.ArrayList;
import java.util.List;

/** All matrices of one solution, B × n each, whose rows belong to the samples at work. When samples leave, the rows of the others move up in all. */
final class Rooms {
    final FixedPoint f;
    final Backend backend;
    final Batch batch;
    private final List<Room> rooms = new ArrayList<>();
    private Matrix spare;

    /** One matrix, which another may take the place of. */
    static final class Room {
        private Matrix matrix;

        Matrix matrix() { return matrix; }
    }

    Rooms(FixedPoint f) {
        this.f = f;
        this.backend = f.backend();
        this.batch = Batch.all(f.samples());
        this.spare = Matrix.zeros(f.samples(), f.size());
    }

    /** Room for B states. */
    Room another() {
        var room = new Room();
        room.matrix = Matrix.zeros(f.samples(), f.size());
        rooms.add(room);
        return room;
    }

    /** The rows at work. */
    Panel panel(Room room) { return Panel.of(room.matrix, batch.size()); }

    /** Lets two rooms change their contents. */
    static void swap(Room a, Room b) {
        Matrix matrix = a.matrix;
        a.matrix = b.matrix;
        b.matrix = matrix;
    }

    /** to ← from. */
    void copy(Room from, Room to) { backend.axpby(1, panel(from), 0, panel(to)); }

    /** Keeps these rows, given in ascending order, in every room. */
    void keep(int[] rows, int count) {
        batch.keep(rows, count);
        if (count == 0) return;
        for (Room room : rooms) {
            backend.gather(room.matrix, rows, Panel.of(spare, count));
            Matrix old = room.matrix;
            room.matrix = spare;
            spare = old;
        }
    }
}
