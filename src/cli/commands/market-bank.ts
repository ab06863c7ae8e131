import {
  adoptedTables,
  bankShown,
  marketTables,
  paymentFileOf,
  readStatements,
  sortStatements,
  MarketState,
  applyEntry,
  type SortedEntry,
} from '../../market/index.ts'
import { readExport } from '../../store/index.ts'
import { toJson } from '../../studies/index.ts'
import { InputError } from '../../world/index.ts'
import { loadWorld, readBytes } from '../../files/index.ts'
import { sayer } from '../../messages/index.ts'
import { marketOutputMessages } from '../market-output.gen.ts'
import type { LanguageOption, WorldOptions } from '../options.ts'
import { readAs } from './market-member.ts'
import { cliFault, word } from '../cli-fault.ts'

/** Sorts a bank's statements: a line for each entry on the screen, and what can be sent as it is, a command for each statement. */
export async function marketBankIn(
  file: string,
  { bank, lang }: { readonly bank: string } & LanguageOption,
): Promise<void> {
  const known = await readAs(bankShown, bank, word('bank'), (given, where) =>
    cliFault('ANSWER_NOT_ALLOWED:bank', given, where),
  )
  const say = sayer(marketOutputMessages, lang)
  const commands = sortStatements(readStatements(await readBytes(file)), known).flatMap(
    ({ id, account, isOurs, sorted }) => {
      if (!isOurs) process.stderr.write(`${say('not-ours', { id, account, own: known.account ?? say('not-set') })}\n`)
      for (const one of sorted) process.stderr.write(`${lineOf(one)}\n`)
      const taken = sorted.flatMap((one) => one.taken ?? [])
      return taken.length === 0 ? [] : [{ statement: id, account, entries: taken }]
    },
  )
  process.stdout.write(toJson({ 'record-statement': commands }))
}

const lineOf = ({ of: { entry = '-', side, amount, currency }, verdict, taken }: SortedEntry): string =>
  [
    entry,
    side,
    `${amount} ${currency}`,
    verdict,
    ...(taken === undefined ? [] : ['organisation' in taken ? taken.organisation : taken.payout]),
  ].join('  ')

export interface PaymentFileOptions extends WorldOptions {
  readonly date: string
}

/** Prints the payment file (pain.001) of a day out of an exported log: the bytes that the market hands out. */
export async function marketPaymentFile(file: string, { date, ...options }: PaymentFileOptions): Promise<void> {
  const world = await loadWorld(options.world, options.overlay)
  const venue = new MarketState((await adoptedTables(readExport(file))) ?? marketTables(world))
  for await (const entry of readExport(file)) applyEntry(venue, entry)
  const text = paymentFileOf(venue, date)
  if (text === undefined)
    throw new InputError([
      cliFault(
        'PAYMENT_FILE_UNKNOWN:log',
        { date, known: [...venue.paymentFiles.keys()].join(', ') || word('none') },
        { file },
      ),
    ])
  for (const name of venue.paymentFiles.get(date)?.payouts ?? []) {
    const { organisation, amount, account } = venue.payout(name)
    process.stderr.write(`${[name, `${amount} ${venue.currency}`, account.iban, organisation].join('  ')}\n`)
  }
  process.stdout.write(text)
}
