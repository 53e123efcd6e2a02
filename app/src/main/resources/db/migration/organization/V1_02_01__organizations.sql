create table organization (
    organization_id uuid primary key,
    name text not null check (name <> ''),
    created_at timestamptz not null
);
grant select, insert, update, delete on organization to frontdesk_app;
