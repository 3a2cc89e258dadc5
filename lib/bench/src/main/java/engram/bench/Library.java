package engram.bench;

/** A Python library to compare with. */
enum Library {
    NUMPY("NumPy", "python3-numpy"), PYTORCH("PyTorch", "python3-torch"), BRIAN2("Brian2", "python3-brian g++ make");

    private final String title;
    private final String packages;

    Library(String title, String packages) {
        this.title = title;
        this.packages = packages;
    }

    /** What is said where it can't be used: how to get it on Debian. */
    String missing() {
        return "%s is not installed; to compare with it on Debian: sudo apt-get install %s".formatted(title, packages);
    }
}
