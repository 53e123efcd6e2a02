package dev.frontdesk.access;

import dev.frontdesk.platform.Secret;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;

/**
 * The token that a form must send back, so that another site cannot send it. It is derived from the session's cookie,
 * or before a sign-in from a cookie of its own; another site can read neither.
 */
@Component
class FormTokens implements CsrfTokenRepository {

    private static final String VISITOR = FormTokens.class.getName();

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return secret(request).map(FormTokens::token).orElse(null);
    }

    private static Optional<String> secret(HttpServletRequest request) {
        return Cookies.SESSION.read(request).or(() -> Cookies.VISITOR.read(request));
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        Secret visitor = Tokens.random("");
        request.setAttribute(VISITOR, visitor);
        return token(visitor.reveal());
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token != null && request.getAttribute(VISITOR) instanceof Secret visitor) {
            Cookies.VISITOR.write(visitor, request, response);
        }
    }

    private static CsrfToken token(String secret) {
        byte[] hash = Tokens.hash("form " + secret);
        return new DefaultCsrfToken(
                "X-CSRF-Token", "_csrf", Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    }
}
