-- What goes out with one message beside its text, as JSON: files, choices, an approved text in its place.
alter table message add column extras text;

-- What the provider says of it after it took it.
alter table message drop constraint message_status_check;
alter table message add constraint message_status_check check
    (status in ('received', 'queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'unknown'));

-- The chat's title as it last came in, which an answer takes up: of mail the subject.
alter table conversation add column subject text;
