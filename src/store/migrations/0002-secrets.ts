/** What is secret or passing. Most rows are sessions, which pass: the index finds those that have. */
export const secrets = `
create table secrets (
  kind text not null,
  id text not null,
  value json not null,
  until timestamptz,
  primary key (kind, id)
);
create index secrets_until on secrets (until) where until is not null;
`
