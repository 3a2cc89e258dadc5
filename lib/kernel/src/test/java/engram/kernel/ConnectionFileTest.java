package engram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionFileTest {
    private static final String GOOD = """
            {"transport": "tcp", "ip": "127.0.0.1", "shell_port": 50001, "iopub_port": 50002, "stdin_port": 50003, "control_port": 50004,
             "hb_port": 50005, "key": "secret", "signature_scheme": "hmac-sha256", "kernel_name": "java"}""";

    @TempDir
    private Path folder;

    @Test
    void jupytersFileIsRead() throws IOException {
        assertEquals(50004, ConnectionFile.read(Files.writeString(folder.resolve("c.json"), GOOD)).getControlPort());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"secret\" | \"\" | no key", "\"secret\" | \"  \" | no key", "\"key\": \"secret\", | | no key", "50003 | 70003 | above 65535", "50003 | -1 | five ports", "50003 | 0 | five ports",
        "hmac-sha256 | hmac-md5 | signature_scheme is hmac-md5", "\"tcp\" | \"udp\" | transport is udp", "\"ip\" | \"pi\" | lacks", "{ | [ | not the JSON"})
    void anythingElseIsRefusedInOneSentence(String part, String instead, String said) throws IOException {
        var file = Files.writeString(folder.resolve("c.json"), GOOD.replace(part, instead == null ? "" : instead));
        var message = assertThrows(IOException.class, () -> ConnectionFile.read(file)).getMessage();
        assertTrue(message.contains(said) && message.lines().count() == 1, message);
    }
}
