/**
 * The log. An event is `json`, not `jsonb`: the text that its hash was made of is kept as it is, and a text may hold `\u0000`,
 * which `jsonb` refuses. The database itself sees to it that an entry follows the one before and is never changed; the triggers
 * fire `always`, so that no replication role passes them by.
 */
export const entries = `
create table entries (
  seq bigint primary key,
  at text collate "C" not null,
  by text not null,
  command text not null,
  part integer not null,
  event json not null,
  before text not null,
  hash text not null,
  unique (command, part)
);

create function entries_follow() returns trigger language plpgsql set search_path from current as $$
declare
  last record;
begin
  select seq, at, hash into last from entries order by seq desc limit 1;
  if new.seq <> coalesce(last.seq, 0) + 1
    or new.before <> coalesce(last.hash, repeat('0', 64))
    or new.at collate "C" < coalesce(last.at, '') collate "C"
  then
    raise exception 'Entry % does not follow entry %.', new.seq, coalesce(last.seq, 0) using errcode = 'YT001';
  end if;
  return new;
end
$$;

create function entries_stay() returns trigger language plpgsql as $$
begin
  raise exception 'Entries of a market are never changed or deleted.' using errcode = 'YT002';
end
$$;

create trigger entries_follow before insert on entries for each row execute function entries_follow();
create trigger entries_stay before update or delete or truncate on entries
  for each statement execute function entries_stay();
alter table entries enable always trigger entries_follow;
alter table entries enable always trigger entries_stay;
`
