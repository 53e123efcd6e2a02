package dev.frontdesk.platform;

import dev.frontdesk.platform.Problem.Field;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says of a request that reaches no controller what is wrong with it and what to do about it. */
@ControllerAdvice
@Order(0)
class RequestProblems extends ResponseEntityExceptionHandler {

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception ex, @Nullable Object body, HttpHeaders headers, HttpStatusCode statusCode, WebRequest request) {
        ResponseEntity<Object> answer = super.handleExceptionInternal(ex, body, headers, statusCode, request);
        if (answer != null && answer.getBody() instanceof ProblemDetail problem) {
            explain(ex, problem);
        }
        return answer;
    }

    private static void explain(Exception failure, ProblemDetail problem) {
        switch (failure) {
            case HttpMessageNotReadableException unreadable -> body(unreadable.getCause(), problem);
            case MethodArgumentTypeMismatchException mismatch -> {
                problem.setDetail("Correct " + mismatch.getName() + " and send it again.");
                problem.setProperty(
                        "errors", List.of(new Field(mismatch.getName(), wanted(mismatch.getRequiredType()))));
            }
            case HttpRequestMethodNotSupportedException unsupported ->
                problem.setDetail("Use " + methods(unsupported.getSupportedHttpMethods()) + " here.");
            case HttpMediaTypeNotSupportedException _ -> problem.setDetail("Send Content-Type: application/json.");
            case HttpMediaTypeNotAcceptableException _ -> problem.setDetail("Send Accept: application/json.");
            case MaxUploadSizeExceededException _ -> problem.setDetail("Send a file of at most 50 MB.");
            case MultipartException _ -> problem.setDetail("Send a multipart form with the part \"file\".");
            default -> {}
        }
    }

    private static String methods(@Nullable Set<HttpMethod> methods) {
        return methods == null
                ? "another method"
                : methods.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
    }

    private static void body(@Nullable Throwable cause, ProblemDetail problem) {
        problem.setTitle("Body can't be read");
        if (cause instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            problem.setDetail("Correct the fields named in errors and send it again.");
            problem.setProperty("errors", List.of(new Field(path(mismatch), wanted(mismatch.getTargetType()))));
        } else if (cause instanceof StreamReadException broken) {
            problem.setDetail("Send valid JSON; this stops being JSON in line "
                    + broken.getLocation().getLineNr() + ", column "
                    + broken.getLocation().getColumnNr() + ".");
        } else {
            problem.setDetail("Send a JSON object of the shape that GET /api/openapi.json describes.");
        }
    }

    private static String path(MismatchedInputException mismatch) {
        return mismatch.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .map(name -> name == null ? "*" : name)
                .collect(Collectors.joining("."));
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == UUID.class) {
            return "Must be an id, such as 01a21aec-5327-7000-9af6-74bdb7c49966.";
        }
        if (type == Instant.class) {
            return "Must be a time in UTC, such as 2026-01-31T12:00:00Z.";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "Must be true or false.";
        }
        if (type != null && (Number.class.isAssignableFrom(type) || type.isPrimitive())) {
            return "Must be a number.";
        }
        return type == String.class ? "Must be a text." : "Is of another type than described.";
    }
}
