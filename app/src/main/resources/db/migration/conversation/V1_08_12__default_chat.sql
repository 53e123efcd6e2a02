-- Where an organization's people are told what concerns them.
create table default_chat (
    organization_id uuid primary key,
    conversation_id uuid not null,
    chosen_by uuid,
    chosen_at timestamptz not null,
    summarized_on date
);
select make_tenant_table('default_chat');
select open_to_pipeline('default_chat', 'select');
