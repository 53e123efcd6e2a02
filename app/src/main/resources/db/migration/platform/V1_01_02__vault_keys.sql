-- The data keys, each sealed by the master key. The newest seals; the others open until everything is sealed anew.
create table vault_key (
    key_id int primary key,
    sealed bytea not null,
    created_at timestamptz not null
);
grant select, insert, update, delete on vault_key to frontdesk_app;
