package dev.frontdesk.panel;

import jakarta.servlet.http.HttpServletRequest;
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
        return ResponseEntity.status(status).body(ProblemDetail.forStatus(status));
    }
}
