package engram.memory.study;

import engram.data.DataSet;
import engram.work.Work;
import java.io.Serializable;

/** A row of a study of images: it depends on nothing but its own fields and the images. */
interface ImageTrial extends Serializable {

    /** The values of its columns. */
    String row(DataSet images);

    /** The trial as a piece of work. */
    record Row(ImageTrial trial, Once<DataSet> images) implements Work<String> {
        @Override public String run() { return trial.row(images.get()); }
    }
}
