package dev.frontdesk.panel;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the server sends what failed outside of controllers: people see a page, programs a problem document. */
@Controller
class LastResort implements ErrorController {

    private final MissingPages pages;

    LastResort(MissingPages pages) {
        this.pages = pages;
    }

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    Html people(HttpServletRequest request) {
        return pages.answer(MissingPages.status(request), request);
    }

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> programs(HttpServletRequest request) {
        HttpStatus status = MissingPages.status(request);
        ProblemDetail problem = status.is5xxServerError()
                ? ProblemDetail.forStatusAndDetail(
                        status, "This is our fault. Try again; if it stays, tell the operator when it happened.")
                : ProblemDetail.forStatus(status);
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path) {
            problem.setInstance(URI.create(path));
        }
        return ResponseEntity.status(status).body(problem);
    }
}
