package dev.frontdesk.panel;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes {@link Html} and bare templates as UTF-8 bytes. */
@Component
class HtmlAnswers implements HandlerMethodReturnValueHandler {

    /** Headers are ASCII. */
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        Class<?> type = returnType.getParameterType();
        return type == Html.class || JteModel.class.isAssignableFrom(type);
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter type, ModelAndViewContainer container, NativeWebRequest web)
            throws IOException {
        container.setRequestHandled(true);
        Html html = value instanceof JteModel model ? Html.of(model) : (Html) value;
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        HttpServletResponse response = web.getNativeResponse(HttpServletResponse.class);
        if (html != null && request != null && response != null) {
            write(html, request, response);
        }
    }

    static void write(Html html, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean htmx = request.getHeader("HX-Request") != null;
        if (html.location != null) {
            redirect(html, html.location, htmx, response);
            return;
        }
        if (!html.events.isEmpty()) {
            response.setHeader("HX-Trigger", ASCII.writeValueAsString(html.events));
        }
        if (htmx && html.parts.isEmpty()) {
            response.setHeader("HX-Reswap", "none");
        }
        Utf8ByteOutput output = new Utf8ByteOutput();
        html.parts.forEach(part -> part.render(output));
        response.setStatus(html.status.value());
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(output.getContentLength());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Vary", "HX-Request");
        output.writeTo(response.getOutputStream());
    }

    /** A message would be lost on the way to the next page: it travels in a cookie that the page's script eats. */
    private static void redirect(Html html, String location, boolean htmx, HttpServletResponse response) {
        Object toast = html.events.get("toast");
        if (toast != null) {
            String value = URLEncoder.encode(ASCII.writeValueAsString(toast), StandardCharsets.UTF_8)
                    .replace("+", "%20");
            response.addHeader("Set-Cookie", "toast=" + value + "; Path=/; Max-Age=20; SameSite=Lax");
        }
        if (htmx) {
            response.setHeader("HX-Redirect", location);
            response.setStatus(HttpStatus.OK.value());
        } else {
            response.setHeader("Location", location);
            response.setStatus(HttpStatus.SEE_OTHER.value());
        }
    }
}
