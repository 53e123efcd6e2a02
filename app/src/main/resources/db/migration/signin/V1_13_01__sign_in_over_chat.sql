-- Who is signed in where. A conversation has one person at a time; a person may have several.
create table chat_link (
    organization_id uuid not null references organization on delete cascade,
    chat_link_id uuid not null,
    conversation_id uuid not null,
    contact_id uuid not null,
    account_id uuid not null references account on delete cascade,
    connector text not null,
    -- Of whoever writes, as the provider tells it.
    name text not null,
    way text not null check (way in ('chat', 'panel', 'password')),
    linked_at timestamptz not null,
    seen_at timestamptz not null,
    primary key (organization_id, chat_link_id),
    unique (organization_id, conversation_id)
);
create index chat_link_account on chat_link (account_id);
create index chat_link_seen_at on chat_link (seen_at);
select make_tenant_table('chat_link');
select open_to_pipeline('chat_link', 'select');

-- Links good once. Made in a chat they wait for a person of the panel, made in the panel for a chat.
create table chat_link_offer (
    organization_id uuid not null references organization on delete cascade,
    token_hash bytea not null,
    -- Null: made in a chat.
    account_id uuid references account on delete cascade,
    -- Null: made in the panel, and no chat has shown it yet.
    conversation_id uuid,
    contact_id uuid,
    connector text,
    name text,
    -- Of the digits that stand in the chat alone; null where the panel made it.
    code_hash bytea,
    tries int not null default 0,
    expires_at timestamptz not null,
    primary key (organization_id, token_hash)
);
create index chat_link_offer_age on chat_link_offer (expires_at);
create index chat_link_offer_conversation on chat_link_offer (organization_id, conversation_id);
select make_tenant_table('chat_link_offer');

-- What a chat is being asked.
create table chat_dialog (
    organization_id uuid not null references organization on delete cascade,
    conversation_id uuid not null,
    step text not null check (step in ('none', 'email', 'password', 'code')),
    -- Null beside a password: a decoy, nobody has that address.
    account_id uuid references account on delete cascade,
    -- What failures are counted under, whether there is such an account or not.
    subject bytea,
    failures int not null default 0,
    -- The last message heard, so that a turn which runs again hears nothing twice and passes nothing on.
    heard_until uuid,
    expires_at timestamptz not null,
    primary key (organization_id, conversation_id)
);
create index chat_dialog_age on chat_dialog (expires_at);
select make_tenant_table('chat_dialog');
select open_to_pipeline('chat_dialog', 'select');

-- Failures by account and by chat, apart from those at the panel's door: nobody is locked out there from a chat.
create table chat_lock (
    subject bytea primary key,
    failures int not null,
    last_at timestamptz not null,
    locked_until timestamptz not null
);
create index chat_lock_age on chat_lock (last_at);
grant select, insert, update, delete on chat_lock to frontdesk_app;

-- Where a password may be typed into a chat. No row: nowhere.
create table chat_password_rule (
    organization_id uuid not null references organization on delete cascade,
    connection_id uuid not null,
    primary key (organization_id, connection_id)
);
select make_tenant_table('chat_password_rule');

create function forget_chat_sign_ins(before timestamptz, unseen timestamptz) returns bigint
    language sql security definer
    set search_path = pg_catalog, public, pg_temp
    as $$
        with offers as (delete from chat_link_offer where expires_at < before returning 1),
            dialogs as (delete from chat_dialog where expires_at < before returning 1),
            links as (delete from chat_link where seen_at < unseen returning 1),
            locks as (delete from chat_lock where last_at < before and locked_until < before returning 1)
        select (select count(*) from offers) + (select count(*) from dialogs)
            + (select count(*) from links) + (select count(*) from locks)
    $$;
revoke execute on function forget_chat_sign_ins(timestamptz, timestamptz) from public;
grant execute on function forget_chat_sign_ins(timestamptz, timestamptz) to frontdesk_app;
