package engram.grader.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A page of HTML that needs nothing beside it, and lets nothing run or be fetched: its own style is all that a browser may use. */
final class Page {
    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1d2127; --paper: #fff; --faint: #5d6673; --line: #d4d9e0; --block: #f3f5f8;
              --good: #1a7f37; --bad: #b3261e; --open: #8a5a00; --bar: #3f6fb5; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e4e7ec; --paper: #16191d; --faint: #9aa4b2; --line: #39404a;
              --block: #21262d; --good: #57c46f; --bad: #ff8a80; --open: #e6b450; --bar: #7aa7e8; } }
            body { margin: 2rem auto; max-width: 52rem; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
            h1 { font-size: 1.4rem; margin-bottom: .2rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
            p, li, td, th, summary, h1 { overflow-wrap: anywhere; unicode-bidi: isolate; }
            .faint { color: var(--faint); } .total { font-size: 1.2rem; font-weight: 600; }
            section { border: 1px solid var(--line); border-left-width: .4rem; border-radius: .3rem; padding: .1rem 1rem; margin: .8rem 0; }
            section.passed { border-left-color: var(--good); } section.failed { border-left-color: var(--bad); } section.open { border-left-color: var(--open); }
            h3 { font-size: 1rem; margin: .5rem 0; overflow-wrap: anywhere; } h3 span { font-weight: 400; } details { margin: .5rem 0; }
            details details { margin-left: 1rem; } summary { cursor: pointer; color: var(--faint); }
            .passed h3 span { color: var(--good); } .failed h3 span { color: var(--bad); } .open h3 span { color: var(--open); }
            pre { background: var(--block); padding: .6rem; border-radius: .3rem; max-height: 24rem; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
            table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
            td.number, th.number { text-align: right; white-space: nowrap; } svg { max-width: 100%; height: auto; }
            svg text { fill: var(--ink); font: 12px system-ui, sans-serif; } svg rect { fill: var(--bar); } svg line { stroke: var(--faint); } a { color: var(--bar); }
            """;

    private Page() {
    }

    /**
     * A whole page.
     *
     * @param title of the page, any text
     * @param body  HTML in which all foreign text is escaped
     */
    static String of(String title, String body) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'">
                <meta name="viewport" content="width=device-width">
                <meta name="referrer" content="no-referrer">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                %s</body>
                </html>
                """.formatted(fingerprint(STYLE), Shown.htmlLine(title), STYLE, body);
    }

    private static String fingerprint(String text) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing); // every JDK has it
        }
    }
}
