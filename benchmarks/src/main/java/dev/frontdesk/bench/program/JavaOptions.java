package dev.frontdesk.bench.program;

import java.util.List;

/** The options with which {@code ./run} starts the product; {@code ./bench} hands them over. */
final class JavaOptions {

    private JavaOptions() {}

    static List<String> ofProduct() {
        return List.of(System.getProperty("bench.product-options", "-Xmx1g --enable-native-access=ALL-UNNAMED")
                .strip()
                .split("\\s+"));
    }

    /** The same without what was learned about the product's own classes. */
    static List<String> ofPlain() {
        return ofProduct().stream()
                .filter(option -> !option.startsWith("-XX:AOTCache") && !option.startsWith("-Dspring.aot"))
                .toList();
    }
}
