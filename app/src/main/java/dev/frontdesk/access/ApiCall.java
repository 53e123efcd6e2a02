package dev.frontdesk.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of the REST interface, as the page that describes it shows it.
 *
 * @param id names it in the page's address
 * @param parameters in the path, the query and the headers
 * @param request null where nothing is sent
 * @param answers what comes back when it is done
 * @param refusals what comes back when it is not
 * @param command a command line that makes the call, without the installation's address; what the caller has to fill in
 *     stands as a shell variable
 */
public record ApiCall(
        String id,
        String method,
        String path,
        String summary,
        String description,
        List<ApiField> parameters,
        @Nullable ApiBody request,
        List<Answer> answers,
        List<Answer> refusals,
        String command) {

    /** Stands in a command for the installation's address. */
    static final String ADDRESS = "<address>";

    public ApiCall {
        parameters = List.copyOf(parameters);
        answers = List.copyOf(answers);
        refusals = List.copyOf(refusals);
    }

    /** @param address of the installation, such as {@code https://desk.example} */
    public String curl(String address) {
        return command.replace(ADDRESS, address);
    }

    /** @param body null where there is nothing to read */
    public record Answer(
            String status, String meaning, @Nullable ApiBody body) {}
}
