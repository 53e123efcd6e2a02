-- Two accounts number what they send each for itself: where one was left off says nothing of the other.
alter table poll_cursor add column account text not null default '';
