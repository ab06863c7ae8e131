/**
 * What may be asked, by whom, and which events it leads to: by subject, joined in `all.ts`. `decide.ts` holds role, scope, input
 * and signature against it.
 */

export { addApiKey, scopesOf } from './api-keys.ts'
export type { Command, Context } from './command.ts'
export { COMMANDS, isCommand, type CommandName } from './all.ts'
export { decide } from './decide.ts'
export { grantAccess, type AccessGrant } from './access-grant.ts'
