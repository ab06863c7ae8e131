import { useMemo } from 'react'
import { useRead } from '../../client/reading.ts'
import { useNaming } from '../../parts/naming.ts'
import { namesOf } from './register.ts'

const NOBODY = { organisations: [], related: [] }

/** Names of organisations and groups, members or not; for the operator and auditors, who read the register. */
export function useRegisterNames(): (id: string) => string {
  const { lang } = useNaming()
  const register = useRead('/register').data ?? NOBODY
  return useMemo(() => namesOf(register, lang), [register, lang])
}

/** A share in per cent, with the two decimals that shares are published with. */
export function usePercent(): (share: number) => string {
  const { lang } = useNaming()
  return useMemo(() => {
    const format = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 2 })
    return (share) => format.format(share)
  }, [lang])
}
