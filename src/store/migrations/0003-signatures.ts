/** Of the member in whose name it was asked; none for what others ask, and in logs of the rules before. */
export const signatures = `
alter table entries add column signature text;
`
