package dev.frontdesk.panel;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers people who ask for a page that does not exist; programs get their problem document. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class MissingPages {

    private final ErrorPages errors;
    private final PageFactory pages;

    MissingPages(ErrorPages errors, PageFactory pages) {
        this.errors = errors;
        this.pages = pages;
    }

    @ExceptionHandler(
            exception = {NoResourceFoundException.class, NoHandlerFoundException.class},
            produces = MediaType.TEXT_HTML_VALUE)
    Object missing(HttpServletRequest request) {
        return isForPrograms(request)
                ? ResponseEntity.status(HttpStatus.NOT_FOUND)
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(noSuchCall(request))
                : answer(HttpStatus.NOT_FOUND, request);
    }

    /** Programs that say nothing of what they accept ask for no page. */
    private static boolean isForPrograms(HttpServletRequest request) {
        return request.getRequestURI().matches("/(api|v1|hooks|actuator)/.*");
    }

    private static ProblemDetail noSuchCall(HttpServletRequest request) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.NOT_FOUND, "There is no such address. GET /api/openapi.json lists what there is.");
        problem.setInstance(URI.create(request.getRequestURI()));
        return problem;
    }

    Html answer(HttpStatus status, HttpServletRequest request) {
        Page page = pages.of(request);
        return errors.answer(status, page, Trouble.of(status, page.phrases()));
    }

    /** The status with which the request failed before it reached a controller. */
    static HttpStatus status(HttpServletRequest request) {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : null;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }
}
