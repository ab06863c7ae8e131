import { bankShown, readStatements, sortEntries, type SortedEntry } from '../../market/index.ts'
import { readBytes } from '../load.ts'
import { toJson } from '../../studies/index.ts'
import { readAs } from './market-member.ts'

/** Sorts a bank's statements: a line for each entry on the screen, and what can be sent as it is, a command for each statement. */
export async function marketBankIn(file: string, { bank }: { readonly bank: string }): Promise<void> {
  const known = await readAs(bankShown, bank, {
    code: 'ANSWER_NOT_ALLOWED',
    whole: 'What the market knows of its bank',
    remedy: 'Save it as the market gives it: GET /api/v1/market/bank.',
  })
  const commands = readStatements(await readBytes(file)).flatMap(({ id, account, entries }) => {
    const sorted = sortEntries({ entries }, known)
    for (const one of sorted) process.stderr.write(`${lineOf(one)}\n`)
    const taken = sorted.flatMap((one) => one.taken ?? [])
    return taken.length === 0 ? [] : [{ statement: id, account, entries: taken }]
  })
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
