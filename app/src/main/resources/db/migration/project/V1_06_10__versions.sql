-- What an assistant is made of, as it was after each saving; the key of the model is not among it.
create table project_version (
    organization_id uuid not null,
    project_id uuid not null,
    number int not null,
    settings jsonb not null,
    author_kind text not null,
    author text,
    note text not null default '',
    created_at timestamptz not null,
    primary key (organization_id, project_id, number),
    foreign key (organization_id, project_id) references project on delete cascade
);
select make_tenant_table('project_version');

-- Where a project is published by hand, this version answers, with the key that the model had then.
alter table project add column publish_by_hand boolean not null default false;
alter table project add column published_version int;
-- Sealed for project/<project_id>/model-key, as the draft's.
alter table project add column published_key bytea;
