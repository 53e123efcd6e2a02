-- What was answered to requests that named an Idempotency-Key, so that a repeat has no second effect.
create table idempotent_request (
    organization_id uuid not null references organization on delete cascade,
    caller_id uuid not null,
    key_hash bytea not null,
    fingerprint bytea not null,
    status integer,
    content_type text,
    location text,
    body bytea,
    created_at timestamptz not null,
    primary key (organization_id, caller_id, key_hash)
);
create index idempotent_request_created_at on idempotent_request (created_at);
select make_tenant_table('idempotent_request');

comment on column idempotent_request.status is 'null while the request is carried out';
comment on column idempotent_request.body is 'sealed: the answer may hold a key that is shown once';

create function forget_idempotent_requests(before timestamptz) returns bigint
    language sql security definer
    set search_path = pg_catalog, public, pg_temp
    as $$
        with gone as (delete from idempotent_request where created_at < before returning 1)
        select count(*) from gone
    $$;
revoke execute on function forget_idempotent_requests(timestamptz) from public;
grant execute on function forget_idempotent_requests(timestamptz) to frontdesk_app;
