package engram.kernel.magic;

/** A POM, or the part of one that a student copies from a library's page. */
final class PomText {
    private PomText() { }

    /** A whole POM around whatever part is given. */
    static String complete(String part) {
        var text = part.strip();
        if (text.startsWith("<?xml") || text.startsWith("<project")) {
            return text.contains("<modelVersion>") ? text : text.replaceFirst("(<project[^>]*>)", "$1<modelVersion>4.0.0</modelVersion>");
        }
        var body = text.startsWith("<dependency>") ? "<dependencies>" + text + "</dependencies>" : text;
        return "<project><modelVersion>4.0.0</modelVersion><groupId>notebook</groupId><artifactId>notebook</artifactId><version>1</version>"
                + body + "</project>";
    }
}
