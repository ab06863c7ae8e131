/** What everybody may read of an entry, and the salt of what it hides; none in logs of the rules before. */
export const publicParts = `
alter table entries add column shown json, add column salt text;
`
