-- How many tokens of models may be used up in a day or a month. For a person the organization's own id stands for each
-- who has none of their own.
create table token_budget (
    organization_id uuid not null references organization on delete cascade,
    scope text not null check (scope in ('organization', 'project', 'person')),
    scope_id uuid not null,
    period text not null check (period in ('day', 'month')),
    tokens bigint not null check (tokens > 0),
    primary key (organization_id, scope, scope_id, period)
);
select make_tenant_table('token_budget');

-- What was used up, by days in UTC.
create table token_use (
    organization_id uuid not null references organization on delete cascade,
    scope text not null,
    scope_id uuid not null,
    used_on date not null,
    tokens bigint not null,
    primary key (organization_id, scope, scope_id, used_on)
) with (fillfactor = 80);
create index token_use_age on token_use using brin (used_on);
select make_tenant_table('token_use');
select open_to_pipeline('token_use', 'select, insert, update');

create function forget_token_use(before date) returns bigint
    language sql security definer
    set search_path = pg_catalog, public, pg_temp
    as $$
        with used as (delete from token_use where used_on < before returning 1)
        select count(*) from used
    $$;
revoke execute on function forget_token_use(date) from public;
grant execute on function forget_token_use(date) to frontdesk_app;
