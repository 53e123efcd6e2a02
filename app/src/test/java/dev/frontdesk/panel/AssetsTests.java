package dev.frontdesk.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AssetsTests {

    private final Assets assets = new Assets();

    @Test
    void librariesStandWhereThePagesLookForThem() {
        for (String address : List.of(assets.tabler(), assets.htmx(), assets.chart())) {
            assertThat(getClass().getResource("/META-INF/resources" + address))
                    .as(address)
                    .isNotNull();
        }
    }

    @Test
    void everyPictureThatTemplatesNameIsDrawn() throws IOException {
        String drawn = Files.readString(Path.of("src/main/resources/static/icons.svg"));
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
            for (Path template : templates.filter(Files::isRegularFile).toList()) {
                Pattern.compile("(?:_icon\\(page = page, name|icon) = \"([a-z]+)\"")
                        .matcher(Files.readString(template))
                        .results()
                        .map(found -> found.group(1))
                        .filter(name -> !drawn.contains("id=\"" + name + "\""))
                        .forEach(missing::add);
            }
        }
        for (Room room : Room.values()) {
            assertThat(drawn).contains("id=\"" + room.icon() + "\"");
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void pagesCarryNeitherScriptsNorStyles() throws IOException {
        try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
            for (Path template : templates.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(template))
                        .as(template.toString())
                        .doesNotContainPattern("\\sstyle=")
                        .doesNotContainPattern("\\son[a-z]+=")
                        .doesNotContainPattern("hx-on|hx-vals='?js:|<style|<script>")
                        .doesNotContain("$unsafe");
            }
        }
    }
}
