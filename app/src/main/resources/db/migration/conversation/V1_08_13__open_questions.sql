-- What customers asked and the assistant could not answer, until somebody answers it for good.
create table open_question (
    organization_id uuid not null,
    project_id uuid not null,
    question_id uuid not null,
    conversation_id uuid not null,
    text text not null,
    asked_at timestamptz not null default now(),
    primary key (organization_id, project_id, question_id)
);
create index open_question_age on open_question using brin (asked_at);
select make_tenant_table('open_question');
select open_to_pipeline('open_question', 'select, insert, delete');
