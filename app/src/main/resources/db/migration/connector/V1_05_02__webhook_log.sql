-- What was posted to a connection's webhook lately: a row holds the requests of a moment, so that a busy connection
-- costs few rows. requests: their number; entries: a JSON list of them, oldest first, without bodies and secrets.
create table webhook_log (
    organization_id uuid not null,
    connection_id uuid not null,
    log_id uuid not null,
    requests integer not null check (requests > 0),
    entries text not null,
    logged_at timestamptz not null,
    primary key (organization_id, connection_id, log_id),
    foreign key (organization_id, connection_id) references connection on delete cascade
);
select make_tenant_table('webhook_log');
select open_to_pipeline('webhook_log', 'select, insert, delete');
create index webhook_log_logged_at on webhook_log (logged_at);

-- limited: posts sent away because too many came at once; the times are those of the last ones.
alter table connection
    add column limited bigint not null default 0,
    add column limited_at timestamptz,
    add column refused_at timestamptz;
