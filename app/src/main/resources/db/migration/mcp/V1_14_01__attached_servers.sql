-- Servers of others whose tools a project's assistant may use.
create table mcp_server (
    organization_id uuid not null references organization on delete cascade,
    server_id uuid not null,
    project_id uuid not null,
    name text not null,
    -- Stands in the names of its tools, so that none can be taken for one of ours or of another server.
    prefix text not null,
    url text not null,
    auth text not null check (auth in ('none', 'bearer', 'header')),
    header_name text,
    secret bytea,
    secret_preview text,
    audience text not null check (audience in ('everyone', 'members', 'staff', 'vendors')),
    switched_on boolean not null default true,
    -- Why it was not reached the last time, in words for whoever attached it; null: it was.
    problem text,
    checked_at timestamptz,
    created_at timestamptz not null,
    primary key (organization_id, server_id)
);
create unique index mcp_server_prefix on mcp_server (organization_id, project_id, prefix);
select make_tenant_table('mcp_server');

-- What a server says that it can do, and what of that a person has approved.
create table mcp_tool (
    organization_id uuid not null,
    server_id uuid not null,
    name text not null,
    description text not null,
    input_schema text not null,
    read_only boolean not null,
    -- Whether the server still lists it.
    listed boolean not null default true,
    use text not null default 'off' check (use in ('off', 'read', 'write', 'ask')),
    approved_description text,
    approved_schema text,
    primary key (organization_id, server_id, name),
    foreign key (organization_id, server_id) references mcp_server on delete cascade
);
select make_tenant_table('mcp_tool');
