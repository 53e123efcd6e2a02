package dev.frontdesk.crm;

import dev.frontdesk.platform.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts the records of an organization from 1. Who takes a number holds others off until the transaction ends. */
@Repository
class Numbers {

    private final JdbcClient jdbc;

    Numbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long next(OrganizationId organization, String series) {
        return jdbc.sql("""
                        insert into crm_number as n (organization_id, series, last)
                        values (?, ?, 1)
                        on conflict (organization_id, series) do update
                        set last = n.last + 1
                        returning last
                        """)
                .params(organization.value(), series)
                .query(Long.class)
                .single();
    }
}
