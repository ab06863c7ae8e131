import { Component, type ReactNode } from 'react'
import { Problem } from './Problem.tsx'
import { CodeMissing } from './late.ts'
import { useMessages } from '../language/messages.ts'
import { boundaryMessages } from './boundary.gen.ts'

interface Props {
  /** The page that is shown: another one may work. */
  readonly at?: string
  readonly children: ReactNode
}
interface State {
  readonly at: string | undefined
  readonly failed: { readonly error: unknown } | undefined
}

/** Shows why there is no page in the place of one that cannot be shown; without it React would leave all blank. */
export class Boundary extends Component<Props, State> {
  override state: State = { at: this.props.at, failed: undefined }

  static getDerivedStateFromProps({ at }: Props, state: State): State | null {
    return at === state.at ? null : { at, failed: undefined }
  }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { failed: { error } }
  }

  override render(): ReactNode {
    const { failed } = this.state
    return failed === undefined ? this.props.children : <NoPage error={failed.error} />
  }
}

function NoPage({ error }: { readonly error: unknown }): React.JSX.Element {
  const say = useMessages(boundaryMessages)
  return (
    <div className="stack">
      {error instanceof CodeMissing ? (
        <div className="problem" role="alert">
          <h1 className="problem-title">{say('missing')}</h1>
          <p>{say('missingDo')}</p>
        </div>
      ) : (
        <Problem failure={{ kind: 'defect', message: error instanceof Error ? error.message : String(error) }} />
      )}
      <p>
        <button type="button" className="button main" onClick={() => window.location.reload()}>
          {say('reload')}
        </button>
      </p>
    </div>
  )
}
