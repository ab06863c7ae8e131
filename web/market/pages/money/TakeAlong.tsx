import { useMutation } from '@tanstack/react-query'
import { save } from '../../../ui/download.ts'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { getBlob } from '../../client/api.ts'
import { Button } from '../../parts/Button.tsx'
import { Failed } from '../../parts/Failed.tsx'
import { statementMessages } from './statement.gen.ts'

/** The statement as a file, as the market writes it, or on paper. */
export function TakeAlong({ round }: { readonly round: string }): React.JSX.Element {
  const say = useMessages(statementMessages)
  const { lang } = useView().view
  const fetching = useMutation({
    mutationFn: async (format: 'csv' | 'pdf') => {
      const query = format === 'pdf' ? `format=pdf&language=${lang}` : 'format=csv'
      save(`statement-${round}.${format}`, await getBlob(`/statements/${encodeURIComponent(round)}?${query}`))
    },
  })
  return (
    <section className="stack no-print" aria-label={say('take')}>
      <div className="row">
        {(['pdf', 'csv'] as const).map((format) => (
          <Button key={format} busy={fetching.isPending} press={() => fetching.mutate(format)}>
            ↓ {say(format)}
          </Button>
        ))}
        <button type="button" className="button" onClick={() => window.print()}>
          {say('print')}
        </button>
        <span role="status">{fetching.isPending ? say('making') : ''}</span>
      </div>
      {fetching.error !== null && <Failed error={fetching.error} reading />}
    </section>
  )
}
