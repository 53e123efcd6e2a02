package dev.frontdesk.panel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Addresses of stylesheets and scripts. They carry a version, so that browsers keep them for good. */
@Component
public final class Assets {

    private final String version = digest();

    /** A file of {@code static/}. Scripts may import one another by relative address. */
    public String own(String file) {
        return "/assets/" + version + "/" + file;
    }

    public String tabler() {
        return "/webjars/tabler__core/1.4.0/dist/css/tabler.min.css";
    }

    public String htmx() {
        return "/webjars/htmx.org/2.0.10/dist/htmx.min.js";
    }

    public String chart() {
        return "/webjars/chart.js/4.5.1/dist/chart.umd.min.js";
    }

    String version() {
        return version;
    }

    private static String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Resource[] files = new PathMatchingResourcePatternResolver(Assets.class.getClassLoader())
                    .getResources("classpath:static/**/*.*");
            Arrays.sort(files, Comparator.comparing(Assets::address));
            for (Resource file : files) {
                digest.update(file.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 5);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String address(Resource file) {
        try {
            return file.getURL().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
