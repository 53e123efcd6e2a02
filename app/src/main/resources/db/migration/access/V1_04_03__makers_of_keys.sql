-- A key can do nothing that whoever made it may not do any more. Null for keys that no person made.
alter table api_key add column made_by uuid references account on delete cascade;
create index api_key_made_by on api_key (made_by);
