import type { Failure } from '../../src/studies/index.ts'

/** Why a question has no answer: each fault with where it stands and what to do. */
export function Problem({ failure }: { readonly failure: Failure }): React.JSX.Element {
  if (failure.kind !== 'input')
    return (
      <p role="alert" className="panel">
        {failure.message}
      </p>
    )
  return (
    <ul role="alert" className="panel">
      {failure.faults.map(({ code, message, file, line, column, remedy }, i) => (
        <li key={i}>
          <strong>{message}</strong>{' '}
          <span className="quiet">{[code, file, line, column].filter(Boolean).join(' · ')}</span>
          <p>{remedy}</p>
        </li>
      ))}
    </ul>
  )
}
