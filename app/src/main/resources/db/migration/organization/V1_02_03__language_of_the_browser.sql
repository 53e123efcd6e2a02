-- Null while nobody has chosen one: the panel then speaks as the browser asks.
alter table account alter column language drop not null;
