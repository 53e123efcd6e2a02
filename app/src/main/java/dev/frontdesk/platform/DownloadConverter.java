package dev.frontdesk.platform;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/**
 * Writes downloads within their request. Spring's own bodies are written by another thread while the filters of the
 * request still add headers, which breaks the answer now and then.
 */
@Component
class DownloadConverter extends AbstractHttpMessageConverter<Download> {

    DownloadConverter() {
        super(MediaType.ALL);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return Download.class.isAssignableFrom(type);
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Download readInternal(Class<? extends Download> type, HttpInputMessage inputMessage) {
        throw new HttpMessageNotReadableException("Downloads are written only", inputMessage);
    }

    @Override
    protected void writeInternal(Download download, HttpOutputMessage outputMessage) throws IOException {
        download.writeTo(outputMessage.getBody());
    }
}
