package dev.frontdesk.project;

import dev.frontdesk.model.ModelSettings;
import dev.frontdesk.model.Prices;
import dev.frontdesk.model.Provider;
import dev.frontdesk.model.Sight;
import dev.frontdesk.organization.ProjectDirectory.Entry;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.platform.Vault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Projects and their agents in the database. Every method runs inside a transaction of {@code Tenancy}. */
@Repository
class ProjectStore {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectStore.class);

    private final JdbcClient jdbc;
    private final Vault vault;

    ProjectStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void insert(Project project) {
        jdbc.sql("""
                        insert into project (organization_id, project_id, name, prompt, language, created_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        project.organization().value(),
                        project.id().value(),
                        project.name(),
                        project.prompt(),
                        project.language(),
                        project.createdAt().atOffset(ZoneOffset.UTC))
                .update();
        changeModel(project.organization(), project.id(), project.model());
        project.agents().forEach(agent -> insertAgent(project.organization(), project.id(), agent));
    }

    Optional<Project> find(OrganizationId organization, ProjectId id) {
        List<Agent> agents = agents(organization, id);
        return jdbc.sql("""
                        select *
                        from project
                        where organization_id = ?
                          and project_id = ?
                        """)
                .params(organization.value(), id.value())
                .query((row, number) -> read(row, agents))
                .optional();
    }

    /** Oldest first, without their agents. */
    List<Project> page(OrganizationId organization, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select *
                        from project
                        where organization_id = :organization
                          and (:after::uuid is null or project_id > :after::uuid)
                        order by project_id
                        limit :limit
                        """)
                .param("organization", organization.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> read(row, List.of()))
                .list();
    }

    List<Entry> directory(OrganizationId organization) {
        return jdbc.sql("""
                        select project_id, name
                        from project
                        where organization_id = ?
                        order by name, project_id
                        """)
                .param(organization.value())
                .query((row, number) ->
                        new Entry(new ProjectId(row.getObject("project_id", UUID.class)), row.getString("name")))
                .list();
    }

    /** Holds other changes of this project off until the transaction ends. */
    boolean lock(OrganizationId organization, ProjectId id) {
        return jdbc.sql("""
                        update project
                        set version = version + 1
                        where organization_id = ?
                          and project_id = ?
                        """).params(organization.value(), id.value()).update() == 1;
    }

    void change(OrganizationId organization, ProjectId id, ProjectForm form) {
        jdbc.sql("""
                        update project
                        set name = ?,
                            prompt = ?,
                            language = ?
                        where organization_id = ?
                          and project_id = ?
                        """)
                .params(form.name(), form.prompt(), form.language(), organization.value(), id.value())
                .update();
    }

    void changeModel(OrganizationId organization, ProjectId id, ModelSettings model) {
        Secret key = model.apiKey();
        Prices prices = model.prices();
        jdbc.sql("""
                        update project
                        set model_provider = :provider,
                            model_base_url = :baseUrl,
                            model_name = :model,
                            model_embedding_name = :embedding,
                            model_key = :key,
                            model_sandbox = :sandbox,
                            model_sight = :sight,
                            model_transcription_name = :transcription,
                            model_fallback_name = :fallback,
                            model_input_price = :inputPrice,
                            model_output_price = :outputPrice,
                            model_price_currency = :currency
                        where organization_id = :organization
                          and project_id = :project
                        """)
                .param("provider", model.provider().id())
                .param(
                        "baseUrl",
                        model.baseUrl() == null ? null : model.baseUrl().toString())
                .param("model", model.model())
                .param("sight", model.sight().id())
                .param("transcription", model.transcriptionModel())
                .param("embedding", model.embeddingModel())
                .param("fallback", model.fallback())
                .param("inputPrice", prices == null ? null : prices.input(), java.sql.Types.NUMERIC)
                .param("outputPrice", prices == null ? null : prices.output(), java.sql.Types.NUMERIC)
                .param("currency", prices == null ? null : prices.currency())
                .param(
                        "key",
                        key == null
                                ? null
                                : vault.seal(key.reveal().getBytes(StandardCharsets.UTF_8), keyContext(id.value())),
                        java.sql.Types.BINARY)
                .param("sandbox", model.sandbox())
                .param("organization", organization.value())
                .param("project", id.value())
                .update();
    }

    void changeAreasOff(OrganizationId organization, ProjectId id, Set<String> areas) {
        jdbc.sql("""
                        update project
                        set areas_off = ?
                        where organization_id = ?
                          and project_id = ?
                        """)
                .params(areas.toArray(String[]::new), organization.value(), id.value())
                .update();
    }

    /**
     * How a project is published.
     *
     * @param version the one that answers; null: the newest, as nothing is published by hand
     * @param key of the model that was published
     */
    record Publication(
            boolean byHand,
            @Nullable Integer version,
            @Nullable Secret key) {}

    Publication publication(OrganizationId organization, ProjectId id) {
        return jdbc.sql("""
                        select publish_by_hand, published_version, published_key
                        from project
                        where organization_id = ?
                          and project_id = ?
                        """)
                .params(organization.value(), id.value())
                .query((row, number) -> {
                    byte @Nullable [] key = row.getBytes("published_key");
                    return new Publication(
                            row.getBoolean("publish_by_hand"),
                            row.getObject("published_version", Integer.class),
                            key == null ? null : opened(key, id.value()));
                })
                .single();
    }

    /** From now on this version answers, with the key that the draft has now. */
    void publish(OrganizationId organization, ProjectId id, int version) {
        jdbc.sql("""
                        update project
                        set publish_by_hand = true,
                            published_version = ?,
                            published_key = model_key
                        where organization_id = ?
                          and project_id = ?
                        """).params(version, organization.value(), id.value()).update();
    }

    /** From now on whatever is saved answers. */
    void publishAtOnce(OrganizationId organization, ProjectId id) {
        jdbc.sql("""
                        update project
                        set publish_by_hand = false,
                            published_version = null,
                            published_key = null
                        where organization_id = ?
                          and project_id = ?
                        """).params(organization.value(), id.value()).update();
    }

    /** Prompt, language, model, agents and tools, all at once. */
    void putBack(Project before, Project made) {
        OrganizationId organization = made.organization();
        change(organization, made.id(), new ProjectForm(made.name(), made.prompt(), made.language()));
        changeModel(organization, made.id(), made.model());
        changeAreasOff(organization, made.id(), made.areasOff());
        before.agents().forEach(agent -> deleteAgent(organization, agent.id()));
        made.agents().forEach(agent -> insertAgent(organization, made.id(), agent));
    }

    boolean delete(OrganizationId organization, ProjectId id) {
        return jdbc.sql("""
                        delete from project
                        where organization_id = ?
                          and project_id = ?
                        """).params(organization.value(), id.value()).update() == 1;
    }

    List<Agent> agents(OrganizationId organization, ProjectId project) {
        return jdbc.sql("""
                        select *
                        from agent
                        where organization_id = ?
                          and project_id = ?
                        order by rank, agent_id
                        """)
                .params(organization.value(), project.value())
                .query((row, number) -> new Agent(
                        row.getObject("agent_id", UUID.class),
                        row.getString("name"),
                        row.getString("command"),
                        row.getString("prompt"),
                        List.of((String[]) row.getArray("tools").getArray()),
                        row.getString("model_name"),
                        row.getString("fallback_name"),
                        row.getInt("rank")))
                .list();
    }

    void insertAgent(OrganizationId organization, ProjectId project, Agent agent) {
        jdbc.sql("""
                        insert into agent (organization_id, project_id, agent_id, name, command, prompt, tools, model_name,
                            fallback_name, rank)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        organization.value(),
                        project.value(),
                        agent.id(),
                        agent.name(),
                        agent.command(),
                        agent.prompt(),
                        agent.tools().toArray(String[]::new))
                .param(agent.model())
                .param(agent.fallback())
                .param(agent.rank())
                .update();
    }

    void changeAgent(OrganizationId organization, Agent agent) {
        jdbc.sql("""
                        update agent
                        set name = ?,
                            command = ?,
                            prompt = ?,
                            tools = ?,
                            model_name = ?,
                            fallback_name = ?,
                            rank = ?
                        where organization_id = ?
                          and agent_id = ?
                        """)
                .params(
                        agent.name(),
                        agent.command(),
                        agent.prompt(),
                        agent.tools().toArray(String[]::new))
                .param(agent.model())
                .param(agent.fallback())
                .param(agent.rank())
                .param(organization.value())
                .param(agent.id())
                .update();
    }

    void deleteAgent(OrganizationId organization, UUID agent) {
        jdbc.sql("""
                        delete from agent
                        where organization_id = ?
                          and agent_id = ?
                        """).params(organization.value(), agent).update();
    }

    private Project read(ResultSet row, List<Agent> agents) throws SQLException {
        return new Project(
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                new ProjectId(row.getObject("project_id", UUID.class)),
                row.getString("name"),
                row.getString("prompt"),
                row.getString("language"),
                model(row),
                agents,
                Set.of((String[]) row.getArray("areas_off").getArray()),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private ModelSettings model(ResultSet row) throws SQLException {
        @Nullable String baseUrl = row.getString("model_base_url");
        byte @Nullable [] key = row.getBytes("model_key");
        return new ModelSettings(
                Provider.of(row.getString("model_provider")).orElse(Provider.BUILT_IN),
                baseUrl == null ? null : URI.create(baseUrl),
                row.getString("model_name"),
                row.getString("model_embedding_name"),
                key == null ? null : opened(key, row.getObject("project_id", UUID.class)),
                row.getBoolean("model_sandbox"),
                Sight.of(row.getString("model_sight")).orElse(Sight.AUTO),
                row.getString("model_transcription_name"),
                row.getString("model_fallback_name"),
                prices(row));
    }

    private static @Nullable Prices prices(ResultSet row) throws SQLException {
        @Nullable String currency = row.getString("model_price_currency");
        return currency == null
                ? null
                : new Prices(row.getBigDecimal("model_input_price"), row.getBigDecimal("model_output_price"), currency);
    }

    /** A key that cannot be read any more counts as none: the project works on, and its owner enters it again. */
    private @Nullable Secret opened(byte[] key, UUID project) {
        try {
            return new Secret(new String(vault.open(key, keyContext(project)), StandardCharsets.UTF_8));
        } catch (Vault.Unreadable e) {
            LOG.atWarn().addKeyValue("project", project).log("model_key_unreadable");
            return null;
        }
    }

    private static String keyContext(UUID project) {
        return "project/" + project + "/model-key";
    }
}
