package dev.frontdesk.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the OpenAPI description as people read it: by part, in the order of addresses, ready to be tried.
 *
 * <p>It is made when somebody first asks for it: describing every call would be a good part of a start.
 */
@Component
class ApiReference {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final OpenApiWebMvcResource openApi;
    private volatile @Nullable List<ApiGroup> groups;

    ApiReference(OpenApiWebMvcResource openApi) {
        this.openApi = openApi;
    }

    /** @param request for the page, whose address ends with {@code path} */
    List<ApiGroup> groups(HttpServletRequest request, String path) {
        List<ApiGroup> known = groups;
        if (known == null) {
            known = read(description(request, path));
            groups = known;
        }
        return known;
    }

    private JsonNode description(HttpServletRequest request, String path) {
        try {
            return JsonMapper.shared().readTree(openApi.openapiJson(request, path, Locale.ENGLISH));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ApiGroup> read(JsonNode description) {
        ApiCalls calls = new ApiCalls(description);
        Map<String, List<ApiCall>> byTag = new TreeMap<>();
        JsonNode paths = description.get("paths");
        paths.propertyStream()
                .filter(path -> !isRepeated(paths, path.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(path -> METHODS.stream().filter(path.getValue()::has).forEach(method -> {
                    JsonNode operation = path.getValue().get(method);
                    byTag.computeIfAbsent(operation.get("tags").get(0).asString(), tag -> new ArrayList<>())
                            .add(calls.read(path.getKey(), method, operation));
                }));
        return byTag.entrySet().stream()
                .map(tag -> new ApiGroup(tag.getKey(), spaced(tag.getKey()), tag.getValue()))
                .sorted(Comparator.comparing(ApiReference::isForOtherPrograms))
                .toList();
    }

    /** Some addresses are served with and without a slash at their end. */
    private static boolean isRepeated(JsonNode paths, String path) {
        return path.endsWith("/") && paths.has(path.substring(0, path.length() - 1));
    }

    /** Addresses that follow other products' stand last. */
    private static boolean isForOtherPrograms(ApiGroup group) {
        return !group.calls().getFirst().path().startsWith("/api/v1/");
    }

    /** {@code ApiKeys} is read as "API keys". */
    private static String spaced(String tag) {
        String words = tag.replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .replace("api ", "API ");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
