-- What was called, written before it is done, so that a turn which runs again does nothing twice.
create table tool_call (
    organization_id uuid not null references organization on delete cascade,
    turn_id uuid not null,
    tool text not null,
    -- SHA-256 of the arguments in canonical form.
    arguments_hash bytea not null,
    ordinal int not null,
    conversation_id uuid,
    caller_id uuid,
    idempotency_key text,
    -- Null while it is done, and for good where nobody knows what became of it.
    outcome text,
    result text,
    text text,
    began_at timestamptz not null,
    ended_at timestamptz,
    primary key (organization_id, turn_id, tool, arguments_hash)
);
create unique index tool_call_key on tool_call (organization_id, caller_id, idempotency_key)
    where idempotency_key is not null;
create index tool_call_age on tool_call using brin (began_at);
select make_tenant_table('tool_call');

-- What a person is asked to confirm by a button, and nobody else may.
create table pending_confirmation (
    organization_id uuid not null references organization on delete cascade,
    confirmation_id uuid not null,
    project_id uuid,
    conversation_id uuid,
    -- The account, key or contact that asked.
    holder_id uuid not null,
    tool text not null,
    arguments text not null,
    arguments_hash bytea not null,
    idempotency_key text,
    expires_at timestamptz not null,
    -- The turn in which it was answered.
    answered_by uuid,
    primary key (organization_id, confirmation_id)
);
create index pending_confirmation_age on pending_confirmation (expires_at);
select make_tenant_table('pending_confirmation');

create function forget_tool_calls(before timestamptz) returns bigint
    language sql security definer
    set search_path = pg_catalog, public, pg_temp
    as $$
        with calls as (delete from tool_call where began_at < before returning 1),
            asked as (delete from pending_confirmation where expires_at < before returning 1)
        select (select count(*) from calls) + (select count(*) from asked)
    $$;
revoke execute on function forget_tool_calls(timestamptz) from public;
grant execute on function forget_tool_calls(timestamptz) to frontdesk_app;
