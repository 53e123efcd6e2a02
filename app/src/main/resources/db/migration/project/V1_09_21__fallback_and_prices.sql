-- Who answers when the model fails: another of the provider, or built-in. What a million of tokens costs.
alter table project add column model_fallback_name text;
alter table project add column model_input_price numeric(12, 4) check (model_input_price >= 0);
alter table project add column model_output_price numeric(12, 4) check (model_output_price >= 0);
alter table project add column model_price_currency text;
alter table agent add column fallback_name text;
