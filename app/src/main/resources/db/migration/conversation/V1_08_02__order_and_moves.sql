-- By which a node that shares the work sees what another stored before.
alter table intake add column conversation_id uuid;

-- A chat that the provider gave a new id: what comes from there belongs to the conversation it was.
create table moved_chat (
    organization_id uuid not null,
    moved_id uuid not null,
    conversation_id uuid not null,
    primary key (organization_id, moved_id)
);
select make_tenant_table('moved_chat');
select open_to_pipeline('moved_chat', 'select, insert');
