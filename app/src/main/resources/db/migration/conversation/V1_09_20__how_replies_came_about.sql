-- Of a reply of the assistant: who gave it, and step by step how it came about, as JSON.
alter table message add column agent text;
alter table message add column steps text;
