/**
 * Goes through a log, or through the public part of one, and says what does not follow.
 */

export { verifyLog, type Verified, type VerifiedRound } from './verify.ts'
export {
  publishedRoundSchema,
  verifyPublicLog,
  type PublicVerified,
  type PublishedRound,
  type VerifyPublicOptions,
} from './verify-public.ts'
