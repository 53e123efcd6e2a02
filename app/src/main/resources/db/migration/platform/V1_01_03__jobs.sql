-- The layout that db-scheduler expects.
create table scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
grant select, insert, update, delete on scheduled_tasks to frontdesk_app;

create table job_run (
    job text not null,
    started_at timestamptz not null,
    duration_ms bigint not null,
    failure text,
    primary key (job, started_at)
);
grant select, insert, delete on job_run to frontdesk_app;
