export {
  isKeyOf,
  isShareOf,
  seal,
  sealKeepingKey,
  SealBroken,
  shareOf,
  unseal,
  unsealWithKey,
  type Binding,
  type Envelope,
  type SealFor,
  type Trustee,
} from './seal.ts'
