-- Demo organizations whose documents are still being loaded. Belongs to the installation, since it is read at start.
create table demo_loading (
    organization_id uuid primary key,
    project_id uuid not null,
    taken_until timestamptz not null
);
grant select, insert, update, delete on demo_loading to frontdesk_app;
