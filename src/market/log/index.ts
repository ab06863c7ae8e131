export {
  ChainBroken,
  followChain,
  followPublic,
  GENESIS,
  newSalt,
  nextEntry,
  publicEntry,
  START,
  type Entry,
  type Head,
  type PublicEntry,
} from './chain.ts'
export { includes, isBeginningOf, MerkleTree } from './merkle.ts'
