-- How much an organization may keep, where it is not the usual.
create table media_quota (
    organization_id uuid not null primary key,
    bytes_max bigint not null check (bytes_max >= 0)
);
select make_tenant_table('media_quota');
