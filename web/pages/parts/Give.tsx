import { nameIn } from '../../../src/messages/index.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import example from '../../../docs/examples/company.csv?raw'
import type { Cells } from '../../../src/studies/light.ts'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { useOwnParts } from '../../model/company.ts'
import { useOwnList } from '../../model/own-list.ts'
import { useMessages } from '../../language/messages.ts'
import { saveText } from '../../ui/download.ts'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { Labelled } from '../../ui/Labelled.tsx'
import { useView } from '../../url/state.ts'
import { partsMessages } from './messages.gen.ts'
import { cellsIn, pastedCells, UnreadList } from './read-file.ts'

/** How a reader gives parts: pasted, as a file, or as a product. */
export function Give(): React.JSX.Element {
  return (
    <div className="parts-ways no-print">
      <GiveList />
      <GiveProduct />
    </div>
  )
}

function GiveList(): React.JSX.Element {
  const say = useMessages(partsMessages)
  const { view } = useView()
  const [list, hold] = useOwnList()
  const [refused, setRefused] = useState('')
  const take = (name: string, read: () => Cells | Promise<Cells>): void => {
    setRefused('')
    Promise.resolve()
      .then(read)
      .then(
        (cells) =>
          hold({
            name,
            cells,
            columns: {},
            names: {},
            place: list?.place ?? view.place,
            stockDays: list?.stockDays ?? 30,
          }),
        (error: unknown) => setRefused(say('unread', { why: error instanceof UnreadList ? error.why : 'format' })),
      )
  }
  return (
    <FileDrop
      label={say('drop')}
      choose={say('choose')}
      accept=".xlsx,.csv,.tsv,.txt,text/csv"
      open={(file) => take(file.name, async () => cellsIn(file))}
      above={
        <Labelled label={say('paste')}>
          {(id) => (
            <textarea
              id={id}
              value=""
              placeholder={say('pasteHint')}
              spellCheck={false}
              autoComplete="off"
              onPaste={(event) => {
                event.preventDefault()
                const text = event.clipboardData.getData('text/plain')
                take('', () => pastedCells(text))
              }}
              // What comes in another way, from a screen reader or a script, is a paste too.
              onChange={({ target: { value } }) => take('', () => pastedCells(value))}
            />
          )}
        </Labelled>
      }
      beside={
        <button type="button" className="button" onClick={() => saveText('company.csv', example, 'text/csv')}>
          ↓ {say('example')}
        </button>
      }
    >
      <p className="quiet">{say('kept')}</p>
      <div role="status">{refused !== '' && <p>{refused}</p>}</div>
    </FileDrop>
  )
}

/** A product with a shipped bill of materials, and how many are made a year. */
function GiveProduct(): React.JSX.Element {
  const say = useMessages(partsMessages)
  const words = useWording()
  const { lang, number } = words
  const { products, places, sources } = useCatalogue()
  const { products: made, make } = useOwnParts()
  const { view, href } = useView()
  const [picked, setPicked] = useState('')
  const [units, setUnits] = useState('50000')
  const [place, setPlace] = useState(view.place)
  const product = products.find(({ id }) => id === picked) ?? products[0]
  const count = Number(units)
  const isCount = Number.isFinite(count) && count > 0 && count <= 1e9
  return (
    <form
      className="file-drop"
      onSubmit={(event) => {
        event.preventDefault()
        if (product === undefined || !isCount) return
        const others = made.filter((one) => !one.startsWith(`${product.id}:`))
        make([...others, `${product.id}:${String(count)}:${place}`])
      }}
    >
      <Labelled label={say('fromProduct')}>
        {(id) => (
          <select id={id} value={product?.id ?? ''} onChange={({ target }) => setPicked(target.value)}>
            {products.map((one) => (
              <option key={one.id} value={one.id}>
                {nameIn(lang, one)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <div className="parts-fields">
        <Labelled label={say('units', { counted: product === undefined ? '…' : countedIn(lang, product) })}>
          {(id) => (
            <input
              id={id}
              type="number"
              min="1"
              max="1000000000"
              step="any"
              autoComplete="off"
              value={units}
              onChange={({ target }) => setUnits(target.value)}
            />
          )}
        </Labelled>
        <Labelled label={say('madeIn')}>
          {(id) => (
            <select id={id} value={place} onChange={({ target }) => setPlace(target.value)}>
              {places
                .filter(({ uses }) => uses)
                .map((one) => (
                  <option key={one.id} value={one.id}>
                    {words.place(one.id)}
                  </option>
                ))}
            </select>
          )}
        </Labelled>
      </div>
      <div>
        <button type="submit" className="button main" disabled={!isCount}>
          {say('start')}
        </button>
      </div>
      {product?.bill.map(({ material, value, low, high, source }) => {
        const known = sources.find(({ id }) => id === source)
        return (
          <p key={material} className="quiet">
            {say('bill', {
              material: words.material(material),
              value: number(value, 3),
              low: number(low, 3),
              high: number(high, 3),
              source: known?.url ? known.title : say('judged'),
            })}{' '}
            <Link href={href('/world', { table: 'bills' })}>{say('allBills')}</Link>
          </p>
        )
      })}
    </form>
  )
}

const countedIn = (lang: 'en' | 'ja', { counted, countedJa }: { counted: string; countedJa: string }): string =>
  nameIn(lang, { name: counted, nameJa: countedJa })
