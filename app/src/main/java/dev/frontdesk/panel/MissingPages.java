package dev.frontdesk.panel;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
    Html missing(HttpServletRequest request) {
        return answer(HttpStatus.NOT_FOUND, request);
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
