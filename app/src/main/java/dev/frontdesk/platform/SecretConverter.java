package dev.frontdesk.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** A secret setting that is present but empty counts as absent. */
@Component
@ConfigurationPropertiesBinding
class SecretConverter implements Converter<String, @Nullable Secret> {

    @Override
    @SuppressWarnings("NullAway") // the interface allows null, through its type parameter
    public @Nullable Secret convert(String text) {
        return text.isBlank() ? null : new Secret(text.strip());
    }
}
