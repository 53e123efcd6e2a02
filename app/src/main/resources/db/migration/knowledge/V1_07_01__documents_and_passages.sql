-- How far the knowledge of a project has come. Every change of its passages raises the version and holds this row until
-- it is committed: versions of a project have no gaps and become visible in their order.
create table knowledge (
    organization_id uuid not null,
    project_id uuid not null,
    version bigint not null,
    -- Whose vectors are searched; null: words only. Changes only once all documents have the new model's.
    vector_model text,
    primary key (organization_id, project_id)
);
select make_tenant_table('knowledge');

create table document (
    organization_id uuid not null,
    document_id uuid not null,
    project_id uuid not null,
    kind text not null check (kind in ('file', 'text', 'question')),
    title text not null,
    file_name text,
    media_type text,
    bytes bigint not null,
    content_hash bytea not null,
    status text not null check (status in ('indexing', 'ready', 'failed')),
    failure text,
    language text,
    passages int not null default 0,
    -- The project's version with which its passages last changed; null while it has none.
    version bigint,
    -- Whose vectors its passages have.
    vector_model text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (organization_id, document_id),
    check ((status = 'failed') = (failure is not null))
);
create unique index document_content_once on document (organization_id, project_id, content_hash);
create index document_by_project on document (organization_id, project_id, document_id desc);
create index document_by_version on document (organization_id, project_id, version);
select make_tenant_table('document');

-- The latest removals, for nodes that have the passages in their index; an older index is compared with the documents.
create table document_removal (
    organization_id uuid not null,
    project_id uuid not null,
    version bigint not null,
    document_id uuid not null,
    primary key (organization_id, project_id, version)
);
select make_tenant_table('document_removal');

-- The original in pieces of 1 MB, so that no node holds a file in memory and every node can read it again.
create table document_content (
    organization_id uuid not null,
    document_id uuid not null,
    ordinal int not null,
    bytes bytea not null,
    primary key (organization_id, document_id, ordinal),
    foreign key (organization_id, document_id) references document on delete cascade
);
alter table document_content alter column bytes set storage external;
select make_tenant_table('document_content');

create table passage (
    organization_id uuid not null,
    passage_id uuid not null,
    document_id uuid not null,
    ordinal int not null,
    heading text not null,
    text text not null,
    language text not null,
    primary key (organization_id, passage_id),
    unique (organization_id, document_id, ordinal),
    foreign key (organization_id, document_id) references document on delete cascade
);
select make_tenant_table('passage');

-- Vectors cost money: they are kept, so that an index can be rebuilt without asking the model again.
create table passage_vector (
    organization_id uuid not null,
    passage_id uuid not null,
    model text not null,
    vector bytea not null,
    primary key (organization_id, passage_id, model),
    foreign key (organization_id, passage_id) references passage on delete cascade
);
alter table passage_vector alter column vector set storage external;
select make_tenant_table('passage_vector');

-- What is to be read or embedded. Holds ids only: the workers of every node look across organizations here.
create table document_work (
    organization_id uuid not null,
    document_id uuid not null,
    -- The place in the queue. Documents of one organization stand apart, so that others fit between.
    turn timestamptz not null,
    not_before timestamptz not null,
    claim uuid,
    claimed_until timestamptz,
    attempts int not null default 0,
    primary key (organization_id, document_id),
    foreign key (organization_id, document_id) references document on delete cascade
);
create index document_work_by_turn on document_work (turn);
create index document_work_by_organization on document_work (organization_id, turn);
select make_tenant_table('document_work');
select open_to_pipeline('document_work', 'select, insert, update, delete');
