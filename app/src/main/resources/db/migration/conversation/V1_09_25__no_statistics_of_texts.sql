-- No question is asked by these columns, so that sampling and sorting what people wrote tells the planner nothing.
alter table intake
    alter column raw set statistics 0;
alter table message
    alter column text set statistics 0,
    alter column rendered set statistics 0,
    alter column plain set statistics 0,
    alter column parts set statistics 0,
    alter column sources set statistics 0,
    alter column extras set statistics 0,
    alter column steps set statistics 0,
    alter column problem set statistics 0;
alter table conversation
    alter column title set statistics 0,
    alter column subject set statistics 0,
    alter column last_text set statistics 0;
