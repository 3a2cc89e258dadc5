package io.github.spencerpark.jupyter.kernel.display.mime;

/** A MIME type. */
public final class MIMEType extends org.dflib.jjava.jupyter.kernel.display.mime.MIMEType {
    public static final MIMEType ANY = of(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.ANY);
    public static final MIMEType APPLICATION_XML = of(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.APPLICATION_XML);
    public static final MIMEType APPLICATION_JSON = of(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.APPLICATION_JSON);
    public static final MIMEType APPLICATION_JAVASCRIPT = of(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.APPLICATION_JAVASCRIPT);
    public static final MIMEType APPLICATION_PDF = of(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.APPLICATION_PDF);
    public static final MIMEType TEXT_HTML = of(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_HTML);
    public static final MIMEType TEXT_MARKDOWN = of(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_MARKDOWN);
    public static final MIMEType TEXT_LATEX = of(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_LATEX);
    public static final MIMEType TEXT_PLAIN = of(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_PLAIN);
    public static final MIMEType TEXT_CSS = of(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_CSS);
    public static final MIMEType IMAGE_PNG = of(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.IMAGE_PNG);
    public static final MIMEType IMAGE_JPEG = of(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.IMAGE_JPEG);
    public static final MIMEType IMAGE_GIF = of(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.IMAGE_GIF);
    public static final MIMEType IMAGE_SVG = of(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.IMAGE_SVG);

    private MIMEType(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType same) {
        super(same.getGroup(), same.getTree(), same.getSubtype(), same.getSuffix());
    }

    private static MIMEType of(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType same) {
        return new MIMEType(same);
    }

    /** Reads {@code group/subtype}. */
    public static MIMEType parse(String text) throws org.dflib.jjava.jupyter.kernel.display.mime.MIMETypeParseException {
        return of(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.parse(text));
    }
}
