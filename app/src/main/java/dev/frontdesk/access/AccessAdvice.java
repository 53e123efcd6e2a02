package dev.frontdesk.access;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.MemberConflict;
import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells programs why they may not. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class AccessAdvice {

    @ExceptionHandler
    ProblemDetail forbidden(Caller.Forbidden refusal) {
        return problem(HttpStatus.FORBIDDEN, "Not allowed", refusal);
    }

    @ExceptionHandler
    ProblemDetail conflict(MemberConflict conflict) {
        return problem(HttpStatus.CONFLICT, "Not possible now", conflict);
    }

    private static ProblemDetail problem(HttpStatus status, String title, Exception refusal) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(status, Objects.requireNonNullElse(refusal.getMessage(), ""));
        problem.setTitle(title);
        return problem;
    }
}
