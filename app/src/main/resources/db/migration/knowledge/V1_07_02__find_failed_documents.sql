-- The overview counts them on every page.
create index document_failed on document (organization_id, project_id) where status = 'failed';
