package engram.grader.jail;

/** What every program needs of a machine, beside its own files. Where a path is missing, programs do without it. */
final class SystemPaths {
    /** Shared libraries and where they are found; time zones; fonts; randomness. */
    static final String[] READABLE = {"/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/etc/localtime", "/etc/timezone",
        "/usr/share/zoneinfo", "/usr/share/fonts", "/etc/fonts", "/dev/random", "/dev/urandom", "/dev/zero"};

    /** The programs by which Linux starts another that has shared libraries. */
    static final String[] LOADERS = {"/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1", "/lib/ld-musl-x86_64.so.1",
        "/lib/ld-musl-aarch64.so.1"};

    static final String NOWHERE = "/dev/null";

    private SystemPaths() {
    }
}
