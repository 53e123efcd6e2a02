-- More is never given back than came in, whatever the program believes.
alter table customer_order add constraint customer_order_paid_check check (paid >= 0);
create index payment_refund on payment (organization_id, refund_of) where refund_of is not null;

create function forget_crm_writes(before timestamptz) returns bigint
    language sql security definer
    set search_path = pg_catalog, public, pg_temp
    as $$
        with writes as (delete from crm_write where written_at < before returning 1)
        select count(*) from writes
    $$;
revoke execute on function forget_crm_writes(timestamptz) from public;
grant execute on function forget_crm_writes(timestamptz) to frontdesk_app;
