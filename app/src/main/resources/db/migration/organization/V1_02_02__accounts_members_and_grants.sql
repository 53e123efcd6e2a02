-- People belong to the installation: one account, any number of organizations. How they prove who they are is access's.
create table account (
    account_id uuid primary key,
    email text not null check (email <> ''),
    name text not null check (name <> ''),
    super_admin boolean not null default false,
    language text not null check (language in ('en', 'ru', 'uk')),
    created_at timestamptz not null
);
create unique index account_email on account (lower(email));
grant select, insert, update, delete on account to frontdesk_app;

-- A member without an account is invited; the invited address goes when the person comes.
create table member (
    organization_id uuid not null references organization on delete cascade,
    member_id uuid not null,
    account_id uuid references account on delete cascade,
    role text not null check (role in ('vendor', 'employee', 'customer')),
    invited_email text,
    invited_name text,
    created_at timestamptz not null,
    primary key (organization_id, member_id),
    check ((account_id is null) = (invited_email is not null))
);
create unique index member_account on member (account_id, organization_id);
create unique index member_invited_email on member (organization_id, lower(invited_email));
select make_tenant_table('member');

-- Projects are the project module's; it says so when one goes.
create table project_grant (
    organization_id uuid not null,
    project_id uuid not null,
    member_id uuid not null,
    primary key (organization_id, project_id, member_id),
    foreign key (organization_id, member_id) references member on delete cascade
);
create index project_grant_member on project_grant (organization_id, member_id);
select make_tenant_table('project_grant');

-- Signing in asks across organizations, about one account only: the one question that row-level security cannot answer.
create function memberships_of(person uuid)
    returns table (organization_id uuid, organization_name text, member_id uuid, role text, project_ids uuid[])
    language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
    as $$
        select m.organization_id, o.name, m.member_id, m.role,
            array(select g.project_id from project_grant g
                where g.organization_id = m.organization_id and g.member_id = m.member_id)
        from member m
        join organization o on o.organization_id = m.organization_id
        where m.account_id = person
        order by m.created_at, m.organization_id
    $$;
revoke execute on function memberships_of(uuid) from public;
grant execute on function memberships_of(uuid) to frontdesk_app;
