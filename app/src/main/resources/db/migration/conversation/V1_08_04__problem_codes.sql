-- Beside the provider's own words: which kind of problem it is, for the reader's language.
alter table message add column problem_code text;
