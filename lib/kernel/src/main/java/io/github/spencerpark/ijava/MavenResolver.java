package io.github.spencerpark.ijava;

import engram.kernel.Notebook;
import java.util.List;

/** Maven's libraries, as IJava's notebooks ask for them. */
public final class MavenResolver {
    MavenResolver() { }

    /** Names a further repository. */
    public void addRemoteRepo(String name, String url) throws Exception {
        Notebook.lineMagic("mavenRepo", List.of(name, url));
    }

    /** Adds libraries with all that they need, and returns where their jars are. */
    public List<String> addMavenDependencies(List<String> coordinates) throws Exception {
        return Notebook.lineMagic("maven", coordinates);
    }
}
