-- How people prove who they are. An account without a row cannot sign in; a demo password is known to everybody.
create table credential (
    account_id uuid primary key references account on delete cascade,
    password_hash text not null,
    demo boolean not null default false,
    totp_secret bytea,
    totp_confirmed boolean not null default false,
    totp_step bigint not null default 0,
    recovery_codes bytea[] not null default '{}',
    changed_at timestamptz not null
);
grant select, insert, update, delete on credential to frontdesk_app;

-- Tokens are random, so that a plain SHA-256 of them is enough: nobody guesses 256 bits.
create table session (
    session_id uuid primary key,
    token_hash bytea not null unique,
    account_id uuid not null references account on delete cascade,
    organization_id uuid references organization on delete set null,
    created_at timestamptz not null,
    seen_at timestamptz not null,
    expires_at timestamptz not null,
    address text not null,
    device text not null
);
create index session_account on session (account_id);
create index session_organization on session (organization_id);
create index session_expires_at on session (expires_at);
grant select, insert, update, delete on session to frontdesk_app;

create table api_key (
    organization_id uuid not null references organization on delete cascade,
    key_id uuid not null,
    name text not null check (name <> ''),
    role text not null check (role in ('vendor', 'employee')),
    project_ids uuid[] not null,
    super_admin boolean not null default false,
    from_settings boolean not null default false,
    token_hash bytea not null unique,
    preview text not null,
    created_at timestamptz not null,
    used_at timestamptz,
    primary key (organization_id, key_id)
);
select make_tenant_table('api_key');

-- Whose key it is, is what a call asks before any organization is known.
create function find_api_key(token bytea) returns setof api_key
    language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
    as $$ select * from api_key where token_hash = token $$;
revoke execute on function find_api_key(bytea) from public;
grant execute on function find_api_key(bytea) to frontdesk_app;

-- The link that turns a reserved place into a member.
create table invitation (
    organization_id uuid not null,
    member_id uuid not null,
    token_hash bytea not null unique,
    opens_account boolean not null,
    expires_at timestamptz not null,
    primary key (organization_id, member_id),
    foreign key (organization_id, member_id) references member on delete cascade
);
select make_tenant_table('invitation');

create function find_invitation(token bytea) returns setof invitation
    language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
    as $$ select * from invitation where token_hash = token $$;
revoke execute on function find_invitation(bytea) from public;
grant execute on function find_invitation(bytea) to frontdesk_app;

-- Links and cookies good for one step: setting up, a new password, the second step of a sign-in.
create table one_time_link (
    token_hash bytea primary key,
    kind text not null check (kind in ('set_up', 'new_password', 'second_step')),
    account_id uuid references account on delete cascade,
    drops_second_factor boolean not null default false,
    expires_at timestamptz not null,
    check ((kind = 'set_up') = (account_id is null))
);
create index one_time_link_account on one_time_link (account_id);
create index one_time_link_expires_at on one_time_link (expires_at);
grant select, insert, update, delete on one_time_link to frontdesk_app;

-- Failed attempts by what they were aimed at or came from, as a hash: unknown addresses leave no personal data.
create table attempt (
    subject bytea primary key,
    failures integer not null,
    last_at timestamptz not null,
    paused_until timestamptz not null
);
create index attempt_last_at on attempt (last_at);
grant select, insert, update, delete on attempt to frontdesk_app;
