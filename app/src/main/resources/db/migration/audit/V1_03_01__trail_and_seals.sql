-- What happened, a row each. Positions are handed out by the database; rows are never changed.
create table audit_entry (
    organization_id uuid not null,
    position bigint generated always as identity,
    at timestamptz not null,
    actor_kind text not null,
    actor_id uuid,
    action text not null,
    subject_kind text,
    subject_id text,
    outcome text not null,
    details json,
    primary key (organization_id, position)
);
-- The sealer reads across organizations, in the order of positions.
create unique index audit_entry_position on audit_entry (position);
create index audit_entry_at on audit_entry using brin (at) with (autosummarize = on);
-- Handled messages are nearly all of the trail; what people did stays quick to find beside them.
create index audit_entry_action on audit_entry (organization_id, action, position)
    where action <> 'message.handled';
create index audit_entry_actor on audit_entry (organization_id, actor_id, position)
    where action <> 'message.handled';
select make_tenant_table('audit_entry');
revoke update, delete on audit_entry from frontdesk_app;
select open_to_pipeline('audit_entry', 'select, insert');

-- Names, addresses and devices stand apart from the chain, so that erasing them leaves it whole.
create table audit_personal (
    organization_id uuid not null,
    position bigint not null,
    person uuid not null,
    facts json not null,
    primary key (organization_id, position, person)
);
create index audit_personal_person on audit_personal (organization_id, person);
select make_tenant_table('audit_personal');
revoke update, delete on audit_personal from frontdesk_app;

create function erase_audit_personal(whom uuid) returns bigint
    language sql security definer
    set search_path = pg_catalog, public, pg_temp
    as $$
        with erased as (
            delete from audit_personal
            where organization_id = current_organization() and person = whom
            returning 1
        )
        select count(*) from erased
    $$;
revoke execute on function erase_audit_personal(uuid) from public;
grant execute on function erase_audit_personal(uuid) to frontdesk_app;

-- One seal closes a stretch of an organization's trail: leaves are the SHA-256 of its rows in order of position, hash
-- the SHA-256 of the previous seal's hash and the leaves.
create table audit_seal (
    organization_id uuid not null,
    number bigint not null check (number > 0),
    first_position bigint not null,
    last_position bigint not null,
    previous_hash bytea not null check (length(previous_hash) = 32),
    leaves bytea not null check (length(leaves) > 0 and length(leaves) % 32 = 0),
    hash bytea not null check (length(hash) = 32),
    sealed_at timestamptz not null,
    primary key (organization_id, number)
);
select make_tenant_table('audit_seal');
revoke insert, update, delete on audit_seal from frontdesk_app;
select open_to_pipeline('audit_seal', 'select, insert');

-- Where the sealer stands. Whoever holds the row's lock is the sealer.
create table audit_sealer (
    only_row boolean primary key default true check (only_row),
    sealed_position bigint not null,
    settling_position bigint not null,
    settling_writers text[] not null
);
insert into audit_sealer (sealed_position, settling_position, settling_writers) values (0, 0, '{}');
grant select, update on audit_sealer to frontdesk_pipeline;
grant select on audit_sealer to frontdesk_app;
