import { openStore, readSecretsKey, resealSecrets } from '../../store/index.ts'
import { InputError } from '../../world/index.ts'
import { readText } from '../load.ts'
import { secretsKeyOf, type SecretsKeyOptions } from '../market-keys.ts'
import { isThere, placeOf, type PlaceOptions } from './market-log.ts'

export interface ChangeSecretsKeyOptions extends PlaceOptions, SecretsKeyOptions {
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
    process.stdout.write(
      `${count} secrets are sealed with the key in ${options.newKeyFile}; earlier backups take the old one\n`,
    )
  } finally {
    await store.close()
  }
}

function refuseMissing(): never {
  throw new InputError([
    {
      code: 'SECRETS_KEY_MISSING',
      message: 'The key that the secrets are sealed with now is not given.',
      remedy:
        'Give its file (--secrets-key-file), or the key in YTTERBY_SECRETS_KEY, and the new one with --new-key-file.',
    },
  ])
}
