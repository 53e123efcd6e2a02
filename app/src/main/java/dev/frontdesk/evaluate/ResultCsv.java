package dev.frontdesk.evaluate;

import dev.frontdesk.assistant.Rehearsing.PlayedCall;
import dev.frontdesk.evaluate.Run.Result;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Results as a file that spreadsheets open, in which no cell is a formula. */
final class ResultCsv {

    private static final String HEAD = "number,version,question,passed,reasons,answer,answered_then,sources,calls,"
            + "duration_ms,input_tokens,output_tokens\r\n";

    private ResultCsv() {}

    static ResponseEntity<String> file(List<Result> results) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"evaluation.csv\"")
                .body(of(results));
    }

    private static String of(List<Result> results) {
        return "\ufeff" + HEAD + results.stream().map(ResultCsv::line).collect(Collectors.joining());
    }

    private static String line(Result result) {
        return Stream.of(
                                String.valueOf(result.ordinal() + 1),
                                String.valueOf(result.version()),
                                result.question(),
                                result.passed() == null ? "" : String.valueOf(result.passed()),
                                result.reasons().stream()
                                        .map(reason -> reason.code() + ": " + reason.detail())
                                        .collect(Collectors.joining("; ")),
                                result.answer(),
                                result.storedAnswer() == null ? "" : result.storedAnswer(),
                                String.join("; ", result.sources()),
                                result.calls().stream().map(ResultCsv::call).collect(Collectors.joining("; ")),
                                String.valueOf(result.durationMillis()),
                                String.valueOf(result.inputTokens()),
                                String.valueOf(result.outputTokens()))
                        .map(ResultCsv::cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String call(PlayedCall call) {
        return call.tool() + " " + call.arguments() + " " + call.outcome();
    }

    private static String cell(String text) {
        String safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
