-- Nodes take numbers; a node holds the advisory lock (1179468115, number) for as long as it lives.
create sequence node_number as integer cycle;
grant usage on sequence node_number to frontdesk_pipeline;

-- Conversations fall into 64 groups by hash; a group's node alone runs their turns and sends their messages.
create table lane_group (
    number smallint primary key,
    node_number integer,
    epoch bigint not null default 0,
    leased_until timestamptz not null default '-infinity',
    -- makes a change of epoch, but not of the lease, conflict with the key-share lock that a turn's commit takes
    unique (number, epoch)
);
insert into lane_group (number) select generate_series(0, 63);
grant select, update on lane_group to frontdesk_pipeline;

-- What arrived, stored before the provider is answered. The key recognises repeats.
create table intake (
    organization_id uuid not null,
    account text not null,
    external_id text not null,
    intake_id uuid not null,
    lane_group smallint not null,
    connection_id uuid not null,
    project_id uuid,
    connector text not null,
    raw text not null,
    handled boolean not null,
    received_at timestamptz not null default now(),
    primary key (organization_id, account, external_id)
) with (fillfactor = 90);
create index intake_pending on intake (lane_group, intake_id) where not handled;
create index intake_received on intake using brin (received_at);
select open_to_pipeline('intake', 'select, insert, update, delete');

create table poll_cursor (
    organization_id uuid not null,
    connection_id uuid not null,
    cursor text not null,
    primary key (organization_id, connection_id)
);
select open_to_pipeline('poll_cursor', 'select, insert, update, delete');

create table contact (
    organization_id uuid not null,
    contact_id uuid not null,
    name text not null,
    language text,
    created_at timestamptz not null default now(),
    primary key (organization_id, contact_id)
);
select make_tenant_table('contact');
select open_to_pipeline('contact', 'select, insert, update');

-- Who a contact is at a provider.
create table contact_identity (
    organization_id uuid not null,
    identity_id uuid not null,
    contact_id uuid not null,
    connector text not null,
    person_id text not null,
    name text not null,
    username text,
    primary key (organization_id, identity_id)
);
create index contact_identity_contact on contact_identity (organization_id, contact_id);
select make_tenant_table('contact_identity');
select open_to_pipeline('contact_identity', 'select, insert, update');

create table conversation (
    organization_id uuid not null,
    conversation_id uuid not null,
    project_id uuid,
    connection_id uuid,
    connector text not null,
    chat_id text not null,
    group_chat boolean not null,
    title text not null,
    contact_id uuid,
    state text not null default 'assistant' check (state in ('assistant', 'queued', 'person', 'returning')),
    assignee_id uuid,
    hand_over_version integer not null default 0,
    agent text,
    language text,
    transcript_after uuid not null default '00000000-0000-0000-0000-000000000000',
    reachable boolean not null default true,
    unread integer not null default 0,
    attention text,
    last_text text not null default '',
    last_message_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    primary key (organization_id, conversation_id)
) with (fillfactor = 80);
create index conversation_recent on conversation (organization_id, last_message_at desc, conversation_id);
create index conversation_connection on conversation (organization_id, connection_id);
create index conversation_contact on conversation (organization_id, contact_id);
select make_tenant_table('conversation');
select open_to_pipeline('conversation', 'select, insert, update');

-- Both what was said and what is to be sent. A reply too long for one message continues in rows of higher piece.
create table message (
    organization_id uuid not null,
    conversation_id uuid not null,
    message_id uuid not null,
    piece_of uuid,
    direction text not null check (direction in ('in', 'out')),
    author text not null check (author in ('contact', 'assistant', 'person', 'system')),
    author_id uuid,
    text text not null,
    rendered text,
    plain text,
    parts text,
    sources text,
    reply_to text,
    external_id text,
    status text not null check (status in ('received', 'queued', 'sending', 'sent', 'failed', 'unknown')),
    problem text,
    lane_group smallint not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    edited_at timestamptz,
    settled_at timestamptz,
    primary key (organization_id, conversation_id, message_id)
) with (fillfactor = 85);
create index message_unsent on message (lane_group, message_id) where status in ('queued', 'sending');
create index message_time on message using brin (created_at);
select make_tenant_table('message');
select open_to_pipeline('message', 'select, insert, update');
