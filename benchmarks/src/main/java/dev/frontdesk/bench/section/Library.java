package dev.frontdesk.bench.section;

import dev.frontdesk.bench.program.Pause;
import dev.frontdesk.bench.program.Rest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A project's documents. */
final class Library {

    private static final Duration WITHIN = Duration.ofMinutes(20);

    private final Rest product;
    private final String path;

    Library(Rest product, String project) {
        this.product = product;
        this.path = "/api/v1/projects/" + project + "/documents";
    }

    /** Returns its id. */
    String add(String fileName, byte[] content) {
        return product.upload(path, fileName, content).path("id").asString();
    }

    /** Waits until all can be searched. @throws IllegalStateException if one cannot be read */
    void awaitReady() {
        Pause.until("the documents are ready", WITHIN, () -> {
            List<JsonNode> documents = documents();
            documents.stream()
                    .filter(document -> document.path("status").asString().equals("failed"))
                    .findFirst()
                    .ifPresent(failed -> {
                        throw new IllegalStateException("A document could not be read: " + failed);
                    });
            return documents.stream()
                    .allMatch(document -> document.path("status").asString().equals("ready"));
        });
    }

    long passages() {
        return documents().stream()
                .mapToLong(document -> document.path("passages").asLong())
                .sum();
    }

    private List<JsonNode> documents() {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = product.get(path + "?limit=200" + cursor);
            page.path("items").forEach(all::add);
            String next = page.path("nextCursor").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return all;
    }
}
