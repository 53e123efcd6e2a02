-- What an agent remembers of the older part of a long conversation: all up to a message, in few words.
create table conversation_summary (
    organization_id uuid not null,
    conversation_id uuid not null,
    -- Command of the agent; empty in a project without any.
    agent text not null,
    upto uuid not null,
    text text not null,
    made_at timestamptz not null,
    primary key (organization_id, conversation_id, agent),
    foreign key (organization_id, conversation_id) references conversation on delete cascade
);
select make_tenant_table('conversation_summary');
