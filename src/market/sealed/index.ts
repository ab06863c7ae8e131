export { isShareOf, seal, SealBroken, shareOf, unseal, type Binding, type Envelope, type Trustee } from './seal.ts'
