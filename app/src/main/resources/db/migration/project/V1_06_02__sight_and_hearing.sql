-- Whether the model is shown pictures, and what makes words of voice.
alter table project
    add column model_sight text not null default 'auto' check (model_sight in ('auto', 'yes', 'no')),
    add column model_transcription_name text;
