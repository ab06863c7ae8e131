export {
  commitmentIn,
  commitmentOf,
  envelopeFault,
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
  type SealedFor,
  type SealFor,
  type Trustee,
} from './seal.ts'
export { isWeakPoint, trusteeKey } from './trustee-key.ts'
