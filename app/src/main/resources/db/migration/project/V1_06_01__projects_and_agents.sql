create table project (
    organization_id uuid not null references organization on delete cascade,
    project_id uuid not null,
    name text not null check (name <> ''),
    prompt text not null,
    language text not null,
    model_provider text not null default 'built-in',
    model_base_url text,
    model_name text,
    model_embedding_name text,
    -- Sealed for project/<project_id>/model-key, and sent to this provider and address alone.
    model_key bytea,
    model_sandbox boolean not null default false,
    version bigint not null default 1,
    created_at timestamptz not null,
    primary key (organization_id, project_id)
);
select make_tenant_table('project');

create table agent (
    organization_id uuid not null,
    project_id uuid not null,
    agent_id uuid not null,
    name text not null check (name <> ''),
    command text not null check (command ~ '^/[a-z0-9_]{1,32}$'),
    prompt text not null,
    tools text[] not null default '{}',
    rank int not null,
    primary key (organization_id, agent_id),
    foreign key (organization_id, project_id) references project on delete cascade,
    constraint agent_command_is_taken unique (organization_id, project_id, command)
);
select make_tenant_table('agent');
