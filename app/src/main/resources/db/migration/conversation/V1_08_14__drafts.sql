-- What the assistant would say where a person sends it, until one does, or drops it, or it is out of date.
alter table message drop constraint message_status_check;
alter table message add constraint message_status_check check
    (status in ('received', 'draft', 'discarded', 'queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'unknown'));
create index message_draft on message (organization_id, conversation_id) where status = 'draft';
