-- Files that travel with messages, each stored once an organization: the key is the SHA-256 of the content.
create table media_file (
    organization_id uuid not null,
    file_id text not null check (file_id ~ '^[0-9a-f]{64}$'),
    media_type text not null,
    bytes bigint not null,
    created_at timestamptz not null default now(),
    -- When somebody last stored or sent it; what nobody refers to any more is removed some time after.
    used_at timestamptz not null default now(),
    primary key (organization_id, file_id)
);
create index media_file_used on media_file (organization_id, used_at);
select make_tenant_table('media_file');

-- The content in pieces of 1 MB, so that no node holds a file in memory and every node can read it.
create table media_content (
    organization_id uuid not null,
    file_id text not null,
    ordinal int not null,
    bytes bytea not null,
    primary key (organization_id, file_id, ordinal),
    foreign key (organization_id, file_id) references media_file on delete cascade
);
alter table media_content alter column bytes set storage external;
select make_tenant_table('media_content');
