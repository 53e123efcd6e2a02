package dev.frontdesk.crm;

import dev.frontdesk.platform.OrganizationId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pipelines with their stages. Every method runs inside a transaction of {@code Tenancy}. */
@Repository
class PipelineStore {

    private final JdbcClient jdbc;

    PipelineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Pipeline> list(OrganizationId organization) {
        Map<Long, List<Stage>> stages = jdbc
                .sql("select * from stage where organization_id = ? order by rank")
                .param(organization.value())
                .query((row, number) -> new Stage(
                        row.getLong("stage_id"),
                        row.getLong("pipeline_id"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getInt("rank"),
                        row.getInt("probability"),
                        Stage.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Stage::pipeline));
        return jdbc
                .sql("select * from pipeline where organization_id = ?")
                .param(organization.value())
                .query((row, number) -> new Pipeline(
                        row.getLong("pipeline_id"),
                        row.getString("name"),
                        row.getBoolean("is_default"),
                        stages.getOrDefault(row.getLong("pipeline_id"), List.of())))
                .list()
                .stream()
                .sorted(Comparator.comparing(Pipeline::usual).reversed().thenComparing(Pipeline::id))
                .toList();
    }

    void insert(OrganizationId organization, Pipeline pipeline) {
        jdbc.sql("insert into pipeline (organization_id, pipeline_id, name, is_default) values (?, ?, ?, ?)")
                .params(organization.value(), pipeline.id(), pipeline.name(), pipeline.usual())
                .update();
        pipeline.stages()
                .forEach(stage -> jdbc.sql("""
                        insert into stage (organization_id, stage_id, pipeline_id, code, name, rank, probability, kind)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                        .params(
                                organization.value(),
                                stage.id(),
                                pipeline.id(),
                                stage.code(),
                                stage.name(),
                                stage.rank(),
                                stage.probability(),
                                stage.kind().word())
                        .update());
    }
}
