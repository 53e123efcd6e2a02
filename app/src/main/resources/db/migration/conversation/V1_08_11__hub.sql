alter table conversation add column labels text[] not null default '{}';
create index conversation_labelled on conversation (organization_id) where labels <> '{}';

-- What people tell one another about a conversation. Kept apart from the messages, so that nothing that sends them, or
-- shows them to a model, can ever meet one.
create table note (
    organization_id uuid not null,
    conversation_id uuid not null,
    note_id uuid not null,
    author_id uuid,
    author_name text not null,
    text text not null,
    mentions uuid[] not null default '{}',
    created_at timestamptz not null,
    primary key (organization_id, conversation_id, note_id)
);
select make_tenant_table('note');

create table canned_answer (
    organization_id uuid not null,
    canned_answer_id uuid not null,
    name text not null,
    text text not null,
    created_at timestamptz not null,
    primary key (organization_id, canned_answer_id),
    unique (organization_id, name)
);
select make_tenant_table('canned_answer');
