-- One configured account at one provider. activated: a person wants it to work; halted: it will not without one.
-- activation counts starts and stops, so that what an earlier start still does in the background can be told apart.
create table connection (
    organization_id uuid not null,
    connection_id uuid not null unique,
    project_id uuid,
    connector text not null,
    label text not null check (label <> ''),
    owner_id uuid,
    environment text not null check (environment in ('sandbox', 'real')),
    account_id text,
    account_name text,
    notes text[] not null default '{}',
    settings jsonb not null default '{}',
    answer_within_minutes integer not null default 60 check (answer_within_minutes >= 0),
    webhook_key text not null unique,
    webhook_address text,
    mode text check (mode in ('webhook', 'polling')),
    auto_start boolean not null default false,
    activated boolean not null default false,
    activation bigint not null default 0,
    halted boolean not null default false,
    status text not null check (status in ('stopped', 'pending', 'running', 'error', 'disabled')),
    error_code text,
    error_message text,
    error_at timestamptz,
    received bigint not null default 0,
    sent bigint not null default 0,
    refused bigint not null default 0,
    last_activity_at timestamptz,
    from_environment boolean not null default false,
    created_at timestamptz not null,
    version bigint not null default 1,
    primary key (organization_id, connection_id),
    unique (connector, account_id)
) with (fillfactor = 80);
select make_tenant_table('connection');
select open_to_pipeline('connection', 'select, update');
create unique index connection_from_environment on connection (connector) where from_environment;
create index connection_activated on connection (connection_id) where activated;

-- Sealed by the vault with the context connection/<id>/<field>.
create table connection_secret (
    organization_id uuid not null,
    connection_id uuid not null,
    field text not null,
    sealed bytea not null,
    primary key (organization_id, connection_id, field),
    foreign key (organization_id, connection_id) references connection on delete cascade
);
select make_tenant_table('connection_secret');
select open_to_pipeline('connection_secret', 'select');

-- What a connection did lately.
create table connection_event (
    organization_id uuid not null,
    connection_id uuid not null,
    event_id uuid not null,
    event text not null,
    details jsonb not null default '{}',
    happened_at timestamptz not null,
    primary key (organization_id, connection_id, event_id),
    foreign key (organization_id, connection_id) references connection on delete cascade
);
select make_tenant_table('connection_event');
