import type { Role } from '../../../src/market/index.ts'
import type { Words } from '../../messages.ts'

export const ROLE_WORDS: Words<Role> = {
  en: { operator: 'operator', trader: 'trader', auditor: 'auditor', reader: 'reader' },
  ja: { operator: '運営者', trader: '取引担当者', auditor: '監査人', reader: '閲覧者' },
}
