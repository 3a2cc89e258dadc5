package engram.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionTest {
    private static Submission read(String text) {
        return Submission.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void codeThatFunctionsNeedIsKept() {
        assertEquals(List.of(new Submission.Cell(2, "int a;"), new Submission.Cell(4, "int b;\nint c;")), read("""
                {"nbformat": 4, "cells": [
                  {"cell_type": "markdown", "source": "text"},
                  {"cell_type": "code", "metadata": {"nbgrader": {"locked": true}, "tags": ["setup", 3]}, "source": "int a;", "outputs": [{"x": [[[]]]}]},
                  {"cell_type": "code", "metadata": {"nbgrader": {"locked": true, "points": 2}}, "source": "check()"},
                  {"source": ["int b;\\n", "int c;"], "metadata": {"nbgrader": "none", "tags": null}, "cell_type": "code"}],
                 "metadata": {}}""").cells());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Dear professor", "{", "{}", "[]", "null", "{\"cells\": 3}", "{\"cells\": [{\"cell_type\": \"code\", \"source\": {}}]}", "{\"cells\": []} more",
            "{\"cells\": [3]} {", "\u0000\u0001", "{\"cells\": [], \"x\": NaN}"})
    void whatIsNoNotebookIsSaid(String text) {
        assertTrue(assertThrows(UnusableSubmission.class, () -> read(text)).getMessage().startsWith("This file is not a Jupyter notebook"));
    }

    @Test
    void deepAndLongFilesCostNothing() {
        assertThrows(UnusableSubmission.class, () -> read("{\"cells\": [], \"x\": " + "[".repeat(10_000_000)));
        String line = "\"" + "x".repeat(1000) + "\"";
        assertTrue(assertThrows(UnusableSubmission.class, () -> read("{\"cells\": [{\"cell_type\": \"code\", \"source\": [" + (line + ",").repeat(2000) + line + "]}]}"))
                .getMessage().contains("a million characters"));
    }
}
