export { ChainBroken, followChain, GENESIS, nextEntry, START, type Entry, type Head } from './chain.ts'
