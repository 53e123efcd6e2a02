-- Since when and why a conversation waits for a person, whether the assistant offered to go on meanwhile, and how many
-- questions in a row it could not answer.
alter table conversation
    add column queued_at timestamptz,
    add column queued_reason text,
    add column offered_at timestamptz,
    add column unanswered smallint not null default 0;

-- What concerns people: few rows of many.
create index conversation_waiting on conversation (organization_id, connector)
    where state <> 'assistant' or attention is not null;
create index conversation_queued on conversation (queued_at) where state = 'queued';

-- Merging leaves everything where it is: a contact that is merged points at the one it is shown as.
alter table contact
    add column labels text[] not null default '{}',
    add column merged_into uuid;
create index contact_merged on contact (organization_id, merged_into) where merged_into is not null;
create index contact_vip on contact (contact_id) where 'VIP' = any (labels);

-- How people attend to a project: when they are called, and their hours.
create table desk (
    organization_id uuid not null,
    project_id uuid not null,
    settings jsonb not null,
    primary key (organization_id, project_id)
);
select make_tenant_table('desk');
select open_to_pipeline('desk', 'select');
