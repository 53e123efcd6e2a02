package dev.frontdesk.panel;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** Leads whoever opens a part of a page by its address to the whole page: alone, a part has no style and no way out. */
@Component
class Parts implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        PartOf part = handler instanceof HandlerMethod method ? method.getMethodAnnotation(PartOf.class) : null;
        if (part == null || request.getHeader("HX-Request") != null) {
            return true;
        }
        response.setHeader(
                "Location",
                UriComponentsBuilder.fromPath(part.value())
                        .buildAndExpand(variables(request))
                        .encode()
                        .toUriString());
        response.setHeader("Vary", "HX-Request");
        response.setStatus(HttpStatus.SEE_OTHER.value());
        return false;
    }

    @SuppressWarnings("unchecked") // as the attribute's documentation says
    private static Map<String, ?> variables(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? (Map<String, ?>) variables
                : Map.of();
    }
}
