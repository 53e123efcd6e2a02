create table evaluation_question (
    organization_id uuid not null,
    project_id uuid not null,
    question_id uuid not null,
    text text not null check (text <> ''),
    agent text,
    as_staff boolean not null default false,
    -- {facts: [[any of]], forbidden: [], calls: [{tool, arguments}]}
    expected jsonb not null,
    created_at timestamptz not null,
    primary key (organization_id, question_id),
    foreign key (organization_id, project_id) references project on delete cascade
);
create index evaluation_question_project on evaluation_question (organization_id, project_id, question_id);
select make_tenant_table('evaluation_question');

create table evaluation_run (
    organization_id uuid not null,
    project_id uuid not null,
    run_id uuid not null,
    kind text not null check (kind in ('questions', 'conversations')),
    version int not null,
    other_version int,
    status text not null check (status in ('running', 'done', 'cancelled', 'failed')),
    problem text,
    total int not null,
    done int not null default 0,
    passed int not null default 0,
    input_tokens bigint not null default 0,
    output_tokens bigint not null default 0,
    cost numeric(18, 6),
    currency text,
    author text,
    created_at timestamptz not null,
    -- When it last went on: what a stopped program left shows by it.
    beat_at timestamptz not null,
    ended_at timestamptz,
    primary key (organization_id, run_id),
    foreign key (organization_id, project_id) references project on delete cascade
);
create index evaluation_run_project on evaluation_run (organization_id, project_id, run_id);
create unique index evaluation_run_one_at_a_time on evaluation_run (organization_id, project_id)
    where status = 'running';
select make_tenant_table('evaluation_run');

create table evaluation_result (
    organization_id uuid not null,
    run_id uuid not null,
    ordinal int not null,
    version int not null,
    question_id uuid,
    conversation_id uuid,
    question text not null,
    -- What was answered then, of a stored conversation.
    stored_answer text,
    answer text not null,
    -- Null: nothing was expected.
    passed boolean,
    reasons jsonb not null,
    sources jsonb not null,
    calls jsonb not null,
    duration_ms bigint not null,
    input_tokens int not null,
    output_tokens int not null,
    primary key (organization_id, run_id, ordinal, version),
    foreign key (organization_id, run_id) references evaluation_run on delete cascade
);
select make_tenant_table('evaluation_result');

-- What must pass before a version is published: per cent of the questions; no row: nothing.
create table evaluation_rule (
    organization_id uuid not null,
    project_id uuid not null,
    pass_rate_min int not null check (pass_rate_min between 1 and 100),
    primary key (organization_id, project_id),
    foreign key (organization_id, project_id) references project on delete cascade
);
select make_tenant_table('evaluation_rule');
