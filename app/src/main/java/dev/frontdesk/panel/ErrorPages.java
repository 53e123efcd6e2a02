package dev.frontdesk.panel;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Problem;
import frontdesk.templates.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** Turns what page controllers throw into an error page, or a message where htmx asks, with what to do about it. */
@ControllerAdvice(annotations = Pages.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorPages {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    private final Templates templates;
    private final PageFactory pages;

    ErrorPages(Templates templates, PageFactory pages) {
        this.templates = templates;
        this.pages = pages;
    }

    @ExceptionHandler
    Html failed(Exception failure, HttpServletRequest request) {
        HttpStatus status = status(failure);
        if (status.is5xxServerError()) {
            log.atError()
                    .setCause(failure)
                    .addKeyValue("path", request.getRequestURI())
                    .log("page_failed");
        }
        Page page = pages.of(request);
        return answer(status, page, trouble(status, failure, page.phrases()));
    }

    /** A clash or a bad field is said in the words of whoever found it; everything else in ours. */
    private static Trouble trouble(HttpStatus status, Exception failure, Phrases words) {
        return switch (failure) {
            case Problem.Conflict conflict ->
                new Trouble(status.value(), conflict.title(), Objects.requireNonNullElse(conflict.getMessage(), ""));
            case Problem.Invalid invalid
            when !invalid.errors().isEmpty() ->
                new Trouble(
                        status.value(),
                        words.say("panel.problem.422.title"),
                        invalid.errors().getFirst().message());
            default -> Trouble.of(status, words);
        };
    }

    Html answer(HttpStatus status, Page page, Trouble trouble) {
        if (page.fragment()) {
            return Html.of(status).toast(Tone.BAD, trouble.said());
        }
        return Html.of(status, templates.panelProblem(page, trouble));
    }

    private static HttpStatus status(Exception failure) {
        return switch (failure) {
            case Problem problem -> known(HttpStatusCode.valueOf(problem.status()));
            case Caller.Forbidden _ -> HttpStatus.FORBIDDEN;
            case MethodArgumentTypeMismatchException _ -> HttpStatus.NOT_FOUND;
            case MaxUploadSizeExceededException _ -> HttpStatus.CONTENT_TOO_LARGE;
            case ErrorResponse response -> known(response.getStatusCode());
            default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    private static HttpStatus known(HttpStatusCode code) {
        HttpStatus status = HttpStatus.resolve(code.value());
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }
}
