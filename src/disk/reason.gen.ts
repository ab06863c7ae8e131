// Made by `npm run messages` from reason.en.json and reason.ja.json: edit those.
import type { Messages, Plain } from '../messages/index.ts'
import en from './reason.en.json' with { type: 'json' }
import ja from './reason.ja.json' with { type: 'json' }

export const reasonMessages: Messages<{
  EACCES: Plain
  EPERM: Plain
  EROFS: Plain
  ENOSPC: Plain
  EDQUOT: Plain
  EFBIG: Plain
  EIO: Plain
  ENOENT: Plain
  ENOTDIR: Plain
  EISDIR: Plain
  EBUSY: Plain
  ENAMETOOLONG: Plain
  ERR_INVALID_ARG_VALUE: Plain
}> = { en, ja }
