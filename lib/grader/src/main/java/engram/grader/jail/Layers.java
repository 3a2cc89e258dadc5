package engram.grader.jail;

import java.util.ArrayList;
import java.util.List;

/**
 * What a jail is made of.
 *
 * @param bubblewrap name spaces: it sees no file that it may not read, no other process, no network
 * @param ownUser    a user of its own, who owns nothing: it can neither read nor signal what is not open to all
 * @param landlock   it opens only files that it may read, and writes only in its folder
 * @param seccomp    the system calls that it has no use for fail
 */
record Layers(boolean bubblewrap, boolean ownUser, boolean landlock, boolean seccomp) {

    List<String> names() {
        var names = new ArrayList<String>();
        add(names, landlock, "Landlock");
        add(names, seccomp, "seccomp");
        add(names, bubblewrap, "bubblewrap");
        add(names, ownUser, "own user");
        return List.copyOf(names);
    }

    private static void add(List<String> names, boolean there, String name) {
        if (there) {
            names.add(name);
        }
    }

    Layers without(boolean noBubblewrap, boolean noUser) {
        return new Layers(bubblewrap && !noBubblewrap, ownUser && !noUser, landlock, seccomp);
    }
}
