-- What tools an assistant may use: all areas but these. An agent may answer with another model of the project's provider.
alter table project add column areas_off text[] not null default '{}';
alter table agent add column model_name text;
