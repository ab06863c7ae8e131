import { SCREENINGS } from '../../../../src/market/light.ts'
import { useMessages } from '../../../language/messages.ts'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import type { DraftProps } from './props.ts'
import { announceMessages } from './messages.gen.ts'

/** Which price is taken, what is deposited, and what it costs not to deliver. */
export function Rules({ draft, change }: DraftProps): React.JSX.Element {
  const say = useMessages(announceMessages)
  return (
    <fieldset className="stack">
      <legend>{say('rules')}</legend>
      <SelectField
        label={say('rule')}
        hint={say('ruleHint')}
        value={draft.priceRule}
        onChange={(value) => change({ priceRule: value === 'lowest' ? 'lowest' : 'middle' })}
        options={[
          ['middle', say('middle')],
          ['lowest', say('lowest')],
        ]}
      />
      <TextField
        label={say('margin')}
        hint={say('marginHint')}
        inputMode="decimal"
        value={draft.margin}
        onChange={(margin) => change({ margin: margin.trim() })}
      />
      <div className="pair">
        <TextField
          label={say('reduced')}
          hint={say('reducedHint')}
          inputMode="decimal"
          value={draft.reduced}
          onChange={(reduced) => change({ reduced: reduced.trim() })}
        />
        <TextField
          label={say('raised')}
          hint={say('raisedHint')}
          inputMode="decimal"
          value={draft.raised}
          onChange={(raised) => change({ raised: raised.trim() })}
        />
      </div>
      <TextField
        label={say('damages')}
        hint={say('damagesHint')}
        inputMode="decimal"
        value={draft.damages}
        onChange={(damages) => change({ damages: damages.trim() })}
      />
      <TextField
        label={say('collar')}
        hint={say('collarHint')}
        inputMode="numeric"
        value={draft.collar}
        onChange={(collar) => change({ collar: collar.trim() })}
      />
      {draft.collar !== '' && <References draft={draft} change={change} />}
      <TextField
        label={say('disputeDays')}
        hint={say('disputeDaysHint')}
        inputMode="numeric"
        value={draft.disputeDays}
        onChange={(disputeDays) => change({ disputeDays: disputeDays.trim() })}
      />
      <TextField
        label={say('forceMajeureDays')}
        hint={say('forceMajeureDaysHint')}
        inputMode="numeric"
        value={draft.forceMajeureDays}
        onChange={(forceMajeureDays) => change({ forceMajeureDays: forceMajeureDays.trim() })}
      />
      <TextField
        label={say('erroneousTradeDays')}
        hint={say('erroneousTradeDaysHint')}
        inputMode="numeric"
        value={draft.erroneousTradeDays}
        onChange={(erroneousTradeDays) => change({ erroneousTradeDays: erroneousTradeDays.trim() })}
      />
      <SelectField
        label={say('screening')}
        hint={say('screeningHint')}
        value={draft.screening.join(' ')}
        onChange={(value) => change({ screening: SCREENINGS.filter((one) => value.split(' ').includes(one)) })}
        options={[
          ['', say('screeningNone')],
          ['identity', say('screening-identity')],
          ['sanctions', say('screening-sanctions')],
          ['identity sanctions', say('screening-both')],
        ]}
      />
    </fieldset>
  )
}

/** Prices for what the market has not traded: without one there is no collar about it. */
function References({ draft, change }: DraftProps): React.JSX.Element {
  const say = useMessages(announceMessages)
  const naming = useNaming()
  const set = (material: string, own: { readonly reference?: string; readonly source?: string }): void =>
    change({ materials: draft.materials.map((one) => (one.material === material ? { ...one, ...own } : one)) })
  return (
    <>
      <p className="hint">{say('referencesHint')}</p>
      {draft.materials.map(({ material, reference, source }) => (
        <div key={material} className="pair">
          <TextField
            label={say('reference', { material: naming.material(material) })}
            inputMode="decimal"
            value={reference}
            onChange={(text) => set(material, { reference: text.trim() })}
          />
          <TextField
            label={say('source', { material: naming.material(material) })}
            value={source}
            onChange={(text) => set(material, { source: text })}
            maxLength={500}
          />
        </div>
      ))}
    </>
  )
}
