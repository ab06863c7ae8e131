/** What is to be sent to people and programs, until it is sent. Instants are texts that compare as they lie in time. */
export const outbox = `
create table outbox (
  id text primary key,
  channel text not null,
  party text not null,
  entry bigint not null,
  message json not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'dead')),
  tries integer not null default 0,
  next text collate "C" not null,
  why text
);
create index outbox_due on outbox (next) where state = 'waiting';
create index outbox_entry on outbox (entry);
`
