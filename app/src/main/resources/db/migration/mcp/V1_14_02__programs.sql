-- Programs that said who they are, and have no page of their own that says it. Anybody may, so it means nothing before a
-- person lets one in.
create table mcp_program (
    program_id text primary key,
    name text not null,
    redirect_uris text[] not null,
    created_at timestamptz not null
);
create index mcp_program_created_at on mcp_program (created_at);
grant select, insert, update, delete on mcp_program to frontdesk_app;

-- Which program acts for whom: first by a code, then by tokens, of which only hashes are kept.
create table mcp_grant (
    organization_id uuid not null references organization on delete cascade,
    grant_id uuid not null,
    account_id uuid not null references account on delete cascade,
    program_id text not null,
    program_name text not null,
    -- Where its tokens are good: the path of the server, and below.
    resource text not null,
    redirect_uri text not null,
    challenge text not null,
    code_hash bytea not null,
    code_expires_at timestamptz not null,
    access_hash bytea,
    access_expires_at timestamptz,
    refresh_hash bytea,
    refresh_expires_at timestamptz,
    -- The one before: whoever shows it has stolen it, or was stolen from.
    spent_refresh_hash bytea,
    created_at timestamptz not null,
    used_at timestamptz,
    primary key (organization_id, grant_id)
);
create unique index mcp_grant_code on mcp_grant (code_hash);
create unique index mcp_grant_access on mcp_grant (access_hash);
create unique index mcp_grant_refresh on mcp_grant (refresh_hash);
create index mcp_grant_spent on mcp_grant (spent_refresh_hash);
create index mcp_grant_account on mcp_grant (account_id);
select make_tenant_table('mcp_grant');

-- Whose token it is, is what a call asks before any organization is known.
create function find_mcp_grant(token bytea) returns setof mcp_grant
    language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
    as $$
        select *
        from mcp_grant
        where code_hash = token or access_hash = token or refresh_hash = token or spent_refresh_hash = token
    $$;
revoke execute on function find_mcp_grant(bytea) from public;
grant execute on function find_mcp_grant(bytea) to frontdesk_app;

create function forget_mcp_programs(now timestamptz) returns bigint
    language sql security definer
    set search_path = pg_catalog, public, pg_temp
    as $$
        with grants as (
                delete from mcp_grant
                where coalesce(refresh_expires_at, code_expires_at) < now
                returning 1),
            programs as (
                delete from mcp_program p
                where p.created_at < now - interval '1 day'
                and not exists (select 1 from mcp_grant g where g.program_id = p.program_id)
                returning 1)
        select (select count(*) from grants) + (select count(*) from programs)
    $$;
revoke execute on function forget_mcp_programs(timestamptz) from public;
grant execute on function forget_mcp_programs(timestamptz) to frontdesk_app;
