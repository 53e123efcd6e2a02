-- Records are numbered in each organization from 1: people say "deal 5", and that is its key.
create table crm_number (
    organization_id uuid not null references organization on delete cascade,
    series text not null,
    last bigint not null,
    primary key (organization_id, series)
);
select make_tenant_table('crm_number');

create table crm_settings (
    organization_id uuid primary key references organization on delete cascade,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    time_zone text not null
);
select make_tenant_table('crm_settings');

create table employee (
    organization_id uuid not null references organization on delete cascade,
    employee_id bigint not null,
    account_id uuid,
    name text not null check (name <> ''),
    email text,
    phone text,
    job_title text,
    department text,
    manager_id bigint,
    hire_date date,
    status text not null default 'active' check (status in ('active', 'on_leave', 'terminated')),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    created_by uuid,
    updated_by uuid,
    version bigint not null default 1,
    deleted_at timestamptz,
    primary key (organization_id, employee_id),
    unique (organization_id, account_id)
);
select make_tenant_table('employee');

create table customer (
    organization_id uuid not null references organization on delete cascade,
    customer_id bigint not null,
    -- Who signs in as this customer; set by a vendor, or by the customer's first visit.
    account_id uuid,
    name text not null check (name <> ''),
    type text not null default 'individual' check (type in ('individual', 'business')),
    status text not null default 'prospect' check (status in ('prospect', 'active', 'inactive', 'vip')),
    first_name text,
    last_name text,
    company_name text,
    industry text,
    website text,
    tax_id text,
    email text,
    phone text,
    address text,
    contact_person text,
    source text,
    rating int check (rating between 1 and 5),
    credit_limit numeric(14, 2) check (credit_limit >= 0),
    payment_terms text,
    tags text[] not null default '{}',
    notes text,
    assigned_to bigint,
    converted_from_lead_id bigint,
    converted_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    created_by uuid,
    updated_by uuid,
    version bigint not null default 1,
    deleted_at timestamptz,
    primary key (organization_id, customer_id),
    unique (organization_id, account_id),
    foreign key (organization_id, assigned_to) references employee on delete cascade
);
create index customer_assigned on customer (organization_id, assigned_to, customer_id) where deleted_at is null;
create index customer_status on customer (organization_id, status, customer_id) where deleted_at is null;
create index customer_created on customer (organization_id, created_at) where deleted_at is null;
select make_tenant_table('customer');

create table lead (
    organization_id uuid not null references organization on delete cascade,
    lead_id bigint not null,
    name text not null check (name <> ''),
    status text not null default 'new'
        check (status in ('new', 'contacted', 'qualified', 'unqualified', 'converted', 'lost')),
    organization_name text,
    job_title text,
    email text,
    phone text,
    source text not null default 'other',
    campaign text,
    referrer text,
    score int check (score between 0 and 100),
    estimated_value numeric(14, 2) check (estimated_value >= 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    tags text[] not null default '{}',
    notes text,
    assigned_to bigint,
    customer_id bigint,
    deal_id bigint,
    converted_at timestamptz,
    converted_by uuid,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    created_by uuid,
    updated_by uuid,
    version bigint not null default 1,
    deleted_at timestamptz,
    primary key (organization_id, lead_id),
    foreign key (organization_id, assigned_to) references employee on delete cascade
);
create index lead_assigned on lead (organization_id, assigned_to, lead_id) where deleted_at is null;
create index lead_status on lead (organization_id, status, lead_id) where deleted_at is null;
create index lead_created on lead (organization_id, created_at) include (status, source) where deleted_at is null;
create index lead_converted on lead (organization_id, converted_at)
    where deleted_at is null and converted_at is not null;
select make_tenant_table('lead');

create table pipeline (
    organization_id uuid not null references organization on delete cascade,
    pipeline_id bigint not null,
    name text not null check (name <> ''),
    is_default boolean not null default false,
    primary key (organization_id, pipeline_id)
);
create unique index pipeline_default on pipeline (organization_id) where is_default;
select make_tenant_table('pipeline');

create table stage (
    organization_id uuid not null references organization on delete cascade,
    stage_id bigint not null,
    pipeline_id bigint not null,
    code text not null check (code <> ''),
    name text not null check (name <> ''),
    rank int not null,
    probability int not null check (probability between 0 and 100),
    kind text not null check (kind in ('open', 'won', 'lost')),
    primary key (organization_id, stage_id),
    unique (organization_id, pipeline_id, code),
    foreign key (organization_id, pipeline_id) references pipeline on delete cascade
);
select make_tenant_table('stage');

create table deal (
    organization_id uuid not null references organization on delete cascade,
    deal_id bigint not null,
    title text not null check (title <> ''),
    description text,
    customer_id bigint,
    lead_id bigint,
    pipeline_id bigint not null,
    stage_id bigint not null,
    -- The kind of its stage, so that lists and figures need not ask for it.
    state text not null check (state in ('open', 'won', 'lost')),
    value numeric(14, 2) not null default 0 check (value >= 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    probability int not null check (probability between 0 and 100),
    expected_close_date date,
    actual_close_date date,
    priority text not null default 'medium' check (priority in ('low', 'medium', 'high', 'urgent')),
    source text,
    lost_reason text,
    tags text[] not null default '{}',
    notes text,
    assigned_to bigint,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    created_by uuid,
    updated_by uuid,
    version bigint not null default 1,
    deleted_at timestamptz,
    primary key (organization_id, deal_id),
    check ((state = 'open') = (actual_close_date is null)),
    foreign key (organization_id, customer_id) references customer on delete cascade,
    foreign key (organization_id, lead_id) references lead on delete cascade,
    foreign key (organization_id, pipeline_id) references pipeline on delete cascade,
    foreign key (organization_id, stage_id) references stage on delete cascade,
    foreign key (organization_id, assigned_to) references employee on delete cascade
);
create index deal_stage on deal (organization_id, stage_id, deal_id) where deleted_at is null;
create index deal_state on deal (organization_id, state, deal_id) where deleted_at is null;
create index deal_assigned on deal (organization_id, assigned_to, deal_id) where deleted_at is null;
create index deal_customer on deal (organization_id, customer_id, deal_id) where deleted_at is null;
create index deal_closed on deal (organization_id, actual_close_date)
    include (state, value, currency, assigned_to, created_at, pipeline_id)
    where deleted_at is null and actual_close_date is not null;
select make_tenant_table('deal');

-- Counts and sums of a stage. Kept by a trigger, because a board of a million deals cannot count them at every visit.
create table stage_total (
    organization_id uuid not null references organization on delete cascade,
    stage_id bigint not null,
    currency text not null,
    deals bigint not null,
    value numeric(20, 2) not null,
    weighted numeric(24, 4) not null,
    primary key (organization_id, stage_id, currency)
);
select make_tenant_table('stage_total');

-- In the order of the key, so that two batches that meet wait for each other and do not lock each other out.
create function keep_stage_total() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into stage_total as t
        select organization_id, stage_id, currency, count(*), sum(value), sum(value * probability / 100)
        from after
        where deleted_at is null
        group by organization_id, stage_id, currency
        order by organization_id, stage_id, currency
        on conflict (organization_id, stage_id, currency) do update
        set deals = t.deals + excluded.deals,
            value = t.value + excluded.value,
            weighted = t.weighted + excluded.weighted;
    else
        insert into stage_total as t
        select organization_id, stage_id, currency, sum(sign), sum(sign * value), sum(sign * value * probability / 100)
        from (
            select *, 1 as sign from after
            union all
            select *, -1 from before
        ) change
        where deleted_at is null
        group by organization_id, stage_id, currency
        having sum(sign) <> 0 or sum(sign * value) <> 0 or sum(sign * value * probability) <> 0
        order by organization_id, stage_id, currency
        on conflict (organization_id, stage_id, currency) do update
        set deals = t.deals + excluded.deals,
            value = t.value + excluded.value,
            weighted = t.weighted + excluded.weighted;
    end if;
    return null;
end
$$;
create trigger deal_added after insert on deal
    referencing new table as after for each statement execute function keep_stage_total();
create trigger deal_changed after update on deal
    referencing old table as before new table as after for each statement execute function keep_stage_total();

create table customer_order (
    organization_id uuid not null references organization on delete cascade,
    order_id bigint not null,
    code text not null,
    title text,
    customer_id bigint not null,
    deal_id bigint,
    type text not null default 'purchase' check (type in ('purchase', 'service', 'subscription', 'maintenance')),
    status text not null default 'draft'
        check (status in ('draft', 'pending', 'approved', 'in_progress', 'completed', 'cancelled')),
    order_date date not null,
    expected_delivery date,
    actual_delivery date,
    tax numeric(14, 2) not null default 0 check (tax >= 0),
    discount numeric(14, 2) not null default 0 check (discount >= 0),
    total numeric(14, 2) not null default 0 check (total >= 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    -- What completed payments bring less what was refunded.
    paid numeric(14, 2) not null default 0,
    payment_status text not null default 'unpaid'
        check (payment_status in ('unpaid', 'partially_paid', 'paid', 'overpaid', 'refunded')),
    assigned_to bigint,
    notes text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    created_by uuid,
    updated_by uuid,
    version bigint not null default 1,
    deleted_at timestamptz,
    primary key (organization_id, order_id),
    unique (organization_id, code),
    foreign key (organization_id, customer_id) references customer on delete cascade,
    foreign key (organization_id, deal_id) references deal on delete cascade,
    foreign key (organization_id, assigned_to) references employee on delete cascade
);
create index order_customer on customer_order (organization_id, customer_id, order_id) where deleted_at is null;
create index order_assigned on customer_order (organization_id, assigned_to, order_id) where deleted_at is null;
create index order_status on customer_order (organization_id, status, order_id) where deleted_at is null;
select make_tenant_table('customer_order');

create table order_item (
    organization_id uuid not null,
    order_id bigint not null,
    rank int not null,
    product_name text not null check (product_name <> ''),
    sku text,
    quantity numeric(12, 2) not null check (quantity > 0),
    unit_price numeric(14, 2) not null check (unit_price >= 0),
    total numeric(14, 2) not null,
    primary key (organization_id, order_id, rank),
    foreign key (organization_id, order_id) references customer_order on delete cascade
);
select make_tenant_table('order_item');

-- A refund is a row of its own that names what it gives back, so that the month of the payment keeps its figure.
create table payment (
    organization_id uuid not null references organization on delete cascade,
    payment_id bigint not null,
    order_id bigint not null,
    refund_of bigint,
    amount numeric(14, 2) not null check (amount > 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    status text not null check (status in ('pending', 'completed', 'failed', 'refunded', 'void')),
    method text not null default 'other' check (method in ('cash', 'card', 'bank_transfer', 'online', 'other')),
    paid_at timestamptz not null,
    reference text,
    external_id text,
    note text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    created_by uuid,
    updated_by uuid,
    version bigint not null default 1,
    deleted_at timestamptz,
    primary key (organization_id, payment_id),
    check ((status = 'refunded') = (refund_of is not null)),
    foreign key (organization_id, order_id) references customer_order on delete cascade,
    foreign key (organization_id, refund_of) references payment on delete cascade
);
create index payment_order on payment (organization_id, order_id) where deleted_at is null;
create index payment_paid on payment (organization_id, paid_at) include (status, amount, currency)
    where deleted_at is null;
create unique index payment_external on payment (organization_id, external_id);
select make_tenant_table('payment');

create table issue (
    organization_id uuid not null references organization on delete cascade,
    issue_id bigint not null,
    code text not null,
    title text not null check (title <> ''),
    description text not null,
    category text not null default 'general'
        check (category in ('general', 'delivery', 'quality', 'billing', 'communication', 'technical', 'other')),
    priority text not null default 'medium' check (priority in ('low', 'medium', 'high', 'urgent')),
    status text not null default 'open' check (status in ('open', 'in_progress', 'resolved', 'closed')),
    customer_id bigint,
    order_id bigint,
    assigned_to bigint,
    resolution text,
    resolved_at timestamptz,
    resolved_by uuid,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    created_by uuid,
    updated_by uuid,
    version bigint not null default 1,
    deleted_at timestamptz,
    primary key (organization_id, issue_id),
    unique (organization_id, code),
    foreign key (organization_id, customer_id) references customer on delete cascade,
    foreign key (organization_id, order_id) references customer_order on delete cascade,
    foreign key (organization_id, assigned_to) references employee on delete cascade
);
create index issue_customer on issue (organization_id, customer_id, issue_id) where deleted_at is null;
create index issue_assigned on issue (organization_id, assigned_to, issue_id) where deleted_at is null;
create index issue_status on issue (organization_id, status, issue_id) where deleted_at is null;
create index issue_resolved on issue (organization_id, resolved_at) where deleted_at is null;
select make_tenant_table('issue');

create table issue_comment (
    organization_id uuid not null,
    issue_id bigint not null,
    comment_id uuid not null,
    author_id uuid,
    author_name text not null,
    text text not null check (text <> ''),
    created_at timestamptz not null,
    primary key (organization_id, issue_id, comment_id),
    foreign key (organization_id, issue_id) references issue on delete cascade
);
select make_tenant_table('issue_comment');

create table activity (
    organization_id uuid not null references organization on delete cascade,
    activity_id bigint not null,
    entity text not null,
    record_id bigint not null,
    type text not null check (type in ('call', 'email', 'meeting', 'task', 'note', 'telegram')),
    status text not null check (status in ('planned', 'done', 'cancelled')),
    subject text not null check (subject <> ''),
    body text,
    due_at timestamptz,
    done_at timestamptz,
    assigned_to bigint,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    created_by uuid,
    updated_by uuid,
    version bigint not null default 1,
    deleted_at timestamptz,
    primary key (organization_id, activity_id),
    foreign key (organization_id, assigned_to) references employee on delete cascade
);
create index activity_about on activity (organization_id, entity, record_id, activity_id) where deleted_at is null;
create index activity_assigned on activity (organization_id, assigned_to, activity_id) where deleted_at is null;
create index activity_due on activity (organization_id, due_at) where deleted_at is null and status = 'planned';
select make_tenant_table('activity');

-- Where a record stood and stands; of deals the stage, of others the status. Only ever added to.
create table stage_change (
    organization_id uuid not null references organization on delete cascade,
    stage_change_id uuid not null,
    entity text not null,
    record_id bigint not null,
    from_state text,
    to_state text not null,
    from_stage_id bigint,
    to_stage_id bigint,
    changed_at timestamptz not null,
    changed_by uuid,
    changed_by_name text,
    primary key (organization_id, stage_change_id)
);
create index stage_change_record on stage_change (organization_id, entity, record_id, changed_at);
create index stage_change_moment on stage_change (organization_id, entity, changed_at)
    include (record_id, from_stage_id, to_stage_id);
select make_tenant_table('stage_change');

-- What records are found by: words of names, addresses, digits of phones, lower case and without accents. Row-level
-- security keeps trigram and full-text operators from indexes, since they might tell of rows they look at; comparing
-- texts byte by byte may use one. A search is a range of words, and no function stands above the policies.
create table crm_word (
    organization_id uuid not null references organization on delete cascade,
    entity text not null,
    word text collate "C" not null,
    record_id bigint not null,
    primary key (organization_id, entity, word, record_id)
);
create index crm_word_record on crm_word (organization_id, entity, record_id);
select make_tenant_table('crm_word');

-- Writes that named a key, with what came of them.
create table crm_write (
    organization_id uuid not null references organization on delete cascade,
    caller_id uuid not null,
    key text not null,
    call text not null,
    answer jsonb not null,
    text text not null,
    written_at timestamptz not null,
    primary key (organization_id, caller_id, key)
);
select make_tenant_table('crm_write');
