import { WRITING } from '../../../../src/messages/index.ts'
import { useEffect, useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useBook, useRead, useRound } from '../../client/reading.ts'
import { Failed } from '../../parts/Failed.tsx'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { certificateOf, type MaybePair } from '../../subjects/verify/checking.ts'
import { Checks } from '../../subjects/verify/Checks.tsx'
import { Files, type GivenFile } from './Files.tsx'
import { Limits } from './Limits.tsx'
import { PublicLogSection } from './PublicLogSection.tsx'
import { Says } from './Says.tsx'
import { useVerdict } from '../../subjects/verify/use-verdict.ts'
import { verifyMessages } from './messages.gen.ts'
import '../../subjects/verify/verify.css'

/** Holds a book against its certificate, of a round of this market or from files, without trusting whoever sent them. */
export default function VerifyPage(): React.JSX.Element {
  const say = useMessages(verifyMessages)
  const { view, go } = useView()
  const market = useRead('/').data
  const rounds = useRead('/rounds').data?.rounds.filter(({ status }) => status === 'cleared' || status === 'settled')
  const picked = rounds?.find(({ id }) => id === view.row)?.id ?? ''
  const [files, setFiles] = useState<readonly GivenFile[]>([])
  const [key, setKey] = useState<string>()
  const told = market?.signs?.x
  const round = useRound(picked, { when: picked !== '' })
  const book = useBook(picked, { when: picked !== '' })
  // Whoever comes from a round by a link puts no files beside it.
  useEffect(() => {
    if (picked !== '') setFiles([])
  }, [picked])

  const result = round.data?.result
  const pair: MaybePair =
    picked === ''
      ? fromFiles(files)
      : {
          book: book.data,
          certificate: result === undefined ? undefined : certificateOf(result),
          signature: result?.signature,
        }
  const verdict = useVerdict({ ...pair, key: (key ?? told)?.trim() })
  const isWhole = pair.book !== undefined && pair.certificate !== undefined
  const error = picked === '' ? null : (round.error ?? book.error)
  return (
    <div className="sheet">
      <h1>{say('title')}</h1>
      <p>{say('lede')}</p>
      <div className="two">
        <section className="form">
          <h2>{say('pickTitle')}</h2>
          {rounds?.length === 0 ? (
            <p className="quiet">{say('pickNone')}</p>
          ) : (
            <SelectField
              label={say('pick')}
              hint={say('pickHint')}
              value={picked}
              onChange={(row) => go({ row })}
              options={[
                ['', say('none')],
                ...(rounds ?? []).map(({ id, title }) => [id, WRITING[view.lang].labelled(id, title)] as const),
              ]}
            />
          )}
          <h2>{say('keyTitle')}</h2>
          <TextField
            label={say('key')}
            hint={key !== undefined && key.trim() !== told ? `${say('keyHint')} ${say('keyOwn')}` : say('keyHint')}
            value={key ?? told ?? ''}
            onChange={setKey}
            autoComplete="off"
            maxLength={60}
          />
        </section>
        <section className="form">
          <h2>{say('filesTitle')}</h2>
          <Files
            files={files}
            change={(next) => {
              setFiles(next)
              if (picked !== '') go({ row: '' })
            }}
          />
        </section>
      </div>
      <section className="stack" aria-live="polite">
        <h2>{say('answerTitle')}</h2>
        {error !== null && <Failed error={error} reading />}
        {isWhole ? (
          <Checks verdict={verdict} />
        ) : (
          error === null && <p className="quiet">{say(missingIn(pair, files.length))}</p>
        )}
      </section>
      {isWhole && verdict?.opened !== undefined && (
        <Says opened={verdict.opened} certificate={pair.certificate} proved={verdict.proved} />
      )}
      <Limits />
      <PublicLogSection />
    </div>
  )
}

/** The last book and the last certificate that were given. */
function fromFiles(files: readonly GivenFile[]): MaybePair {
  const given = files.map((file) => file.given)
  const book = given.findLast((one) => one.kind === 'book')
  const certificate = given.findLast((one) => one.kind === 'certificate')
  return { book: book?.book, certificate: certificate?.certificate, signature: certificate?.signature }
}

/** What is to be done before there is an answer. */
const missingIn = (
  { book, certificate }: MaybePair,
  files: number,
): 'waiting' | 'noneUsable' | 'needBook' | 'needCertificate' =>
  files === 0
    ? 'waiting'
    : book !== undefined
      ? 'needCertificate'
      : certificate !== undefined
        ? 'needBook'
        : 'noneUsable'
