package dev.frontdesk.platform;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers programs with problem+json. Pages have an advice of their own. */
@RestControllerAdvice(annotations = RestController.class)
class ProblemAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(Problem problem) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(
                HttpStatus.valueOf(problem.status()), problem.getMessage() == null ? "" : problem.getMessage());
        body.setTitle(problem.title());
        if (!problem.errors().isEmpty()) {
            body.setProperty("errors", problem.errors());
        }
        return ResponseEntity.status(problem.status()).body(body);
    }
}
