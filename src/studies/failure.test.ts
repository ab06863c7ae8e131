import { describe, expect, it } from 'vitest'
import { SolverError } from '../solver/index.ts'
import { fromFailure, toFailure } from './failure.ts'

describe('why a question has no answer', () => {
  it('is the solver, where its module has no more memory: said in words, and not as a defect', () => {
    // What the module throws then; after that it answers nothing.
    const failure = toFailure(new WebAssembly.RuntimeError('Aborted(). Build with -sASSERTIONS for more info.'))
    expect(failure).toMatchObject({ kind: 'solver', status: 'out of memory' })
    const error = fromFailure(failure)
    expect(error).toBeInstanceOf(SolverError)
    expect(error.message).toMatch(/2 GB.*Fewer worlds, members or measures/)
  })

  it('is a defect, where the module fails in another way', () => {
    expect(toFailure(new WebAssembly.RuntimeError('unreachable'))).toEqual({ kind: 'defect', message: 'unreachable' })
    expect(toFailure(new Error('Aborted()'))).toEqual({ kind: 'defect', message: 'Aborted()' })
  })
})
