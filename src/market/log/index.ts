export {
  ChainBroken,
  followChain,
  followPublic,
  GENESIS,
  nextEntry,
  publicEntry,
  START,
  type Entry,
  type Head,
  type PublicEntry,
} from './chain.ts'
