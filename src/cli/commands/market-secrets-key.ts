import { openStore, readSecretsKey, resealSecrets } from '../../store/index.ts'
import { InputError } from '../../world/index.ts'
import { readText } from '../../files/index.ts'
import { secretsKeyOf, type SecretsKeyOptions } from '../market-keys.ts'
import { isThere, placeOf, type PlaceOptions } from './market-log.ts'
import { cliFault } from '../cli-fault.ts'
import { sayer } from '../../messages/index.ts'
import { marketOutputMessages } from '../market-output.gen.ts'
import type { LanguageOption } from '../options.ts'

export interface ChangeSecretsKeyOptions extends PlaceOptions, SecretsKeyOptions, LanguageOption {
  readonly newKeyFile: string
}

/** Seals the secrets of a market that is not being served with another key. */
export async function marketChangeSecretsKey(options: ChangeSecretsKeyOptions): Promise<void> {
  const place = placeOf(options)
  await isThere(place)
  const before = (await secretsKeyOf(options)) ?? refuseMissing()
  const after = readSecretsKey(await readText(options.newKeyFile))
  const store = await openStore(place)
  try {
    const count = await resealSecrets(store, before, after)
    const say = sayer(marketOutputMessages, options.lang)
    process.stdout.write(`${say('resealed', { count, file: options.newKeyFile })}\n`)
  } finally {
    await store.close()
  }
}

function refuseMissing(): never {
  throw new InputError([cliFault('SECRETS_KEY_MISSING', {})])
}
