-- The roles the program takes on after connecting. Neither can log in, neither bypasses row-level security.
-- Where the user may not make roles, somebody who may has to have made and granted them before.
do $$
declare
    role_name text;
begin
    foreach role_name in array array['frontdesk_app', 'frontdesk_pipeline'] loop
        if not exists (select from pg_roles where rolname = role_name) then
            execute format('create role %I nologin nosuperuser nobypassrls', role_name);
        end if;
        if not pg_has_role(current_user, role_name, 'set') then
            execute format('grant %I to %I', role_name, current_user);
        end if;
    end loop;
exception
    when insufficient_privilege then
        raise exception 'it may not make the roles that the program works under'
            using errcode = 'insufficient_privilege',
                hint = format('Let an administrator run: create role frontdesk_app nologin;'
                    || ' create role frontdesk_pipeline nologin; grant frontdesk_app, frontdesk_pipeline to %I;'
                    || ' Then start again.', current_user);
end
$$;

grant usage on schema public to frontdesk_app, frontdesk_pipeline;

-- The organization of the running transaction; null outside of one, so that policies show nothing.
create function current_organization() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('frontdesk.organization', true), '')::uuid;

-- Called by the migration that creates a tenant table: people and models see one organization at a time.
create function make_tenant_table(target regclass) returns void
    language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('create policy organization on %s to frontdesk_app'
        || ' using (organization_id = current_organization())'
        || ' with check (organization_id = current_organization())', target);
    execute format('grant select, insert, update, delete on %s to frontdesk_app', target);
end
$$;

-- Lets the message pipeline's own batches, which carry the organization in every row, into a table of theirs.
create function open_to_pipeline(target regclass, rights text) returns void
    language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('create policy pipeline on %s to frontdesk_pipeline using (true) with check (true)', target);
    execute format('grant %s on %s to frontdesk_pipeline', rights, target);
end
$$;

revoke execute on function make_tenant_table(regclass), open_to_pipeline(regclass, text) from public;
