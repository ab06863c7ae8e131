import { useEffect, useRef } from 'react'
import { QueryClient, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type {
  AccountShown,
  Alarm,
  ApiKeysShown,
  BankShown,
  BenchmarksShown,
  Book,
  ClaimsShown,
  EnvelopesShown,
  LedgerShown,
  LotShown,
  LotsShown,
  MarketShown,
  MembersShown,
  NamesShown,
  OrdersShown,
  OwnShown,
  ParcelsShown,
  RegisterShown,
  RoundShown,
  RoundsShown,
  SettlementShown,
  AccountStatement,
  UsersShown,
} from '../../../src/market/index.ts'
import { get, Refused } from './api.ts'
import type { NewsShown, SignInWays, UndeliveredShown } from './shown.ts'

/** What each address answers. */
interface Read {
  readonly '/': MarketShown
  readonly '/names': NamesShown
  readonly '/members': MembersShown
  readonly '/rounds': RoundsShown
  readonly '/benchmarks': BenchmarksShown
  readonly '/orders': OrdersShown
  readonly '/lots': LotsShown
  readonly '/organisation': OwnShown
  readonly '/parcels': ParcelsShown
  readonly '/claims': ClaimsShown
  readonly '/account': AccountShown
  readonly '/ledger': LedgerShown
  readonly '/bank': BankShown
  readonly '/register': RegisterShown
  readonly '/users': UsersShown
  readonly '/api-keys': ApiKeysShown
  readonly '/sign-in': SignInWays
  readonly '/news': NewsShown
  readonly '/news/undelivered': UndeliveredShown
}

/** How often a page looks whether anything has happened. */
const EVERY_MS = 5000
/** Who asks too much waits before asking again. */
const PAUSE_MS = 3000

const PASSING = new Set(['unreachable', 'too-many-requests'])

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 1000,
      // What was refused will be refused again; only what did not get through, or came too often, may get through.
      retry: (times, error) => error instanceof Refused && PASSING.has(error.kind) && times < 5,
      retryDelay: PAUSE_MS,
    },
  },
})

/** Something of the market as it stands, by its address; undefined until it is there. */
function useAddress<T>(path: string, { when = true } = {}): UseQueryResult<T> {
  return useQuery<T>({
    queryKey: [path],
    queryFn: () => get<T>(path),
    enabled: when,
  })
}

export const useRead = <P extends keyof Read>(path: P, how?: { when?: boolean }): UseQueryResult<Read[P]> =>
  useAddress<Read[P]>(path, how)

/**
 * Keeps a page true while others trade: where the log ends is asked for every few seconds, and if it has moved, whatever is on the page is
 * read again.
 */
export function useFreshness(): MarketShown | undefined {
  const market = useQuery<MarketShown>({
    queryKey: ['/'],
    queryFn: () => get<MarketShown>('/'),
    refetchInterval: EVERY_MS,
  }).data
  const seq = market?.head.seq
  const before = useRef(seq)
  useEffect(() => {
    if (before.current !== undefined && seq !== before.current)
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== '/' })
    before.current = seq
  }, [seq])
  return market
}

const at = (id: string): string => encodeURIComponent(id)

export const useRound = (id: string, how?: { when?: boolean }): UseQueryResult<RoundShown> =>
  useAddress<RoundShown>(`/rounds/${at(id)}`, how)
/** Several rounds, as far as they are there. */
export const useRoundsNamed = (ids: readonly string[]): readonly RoundShown[] =>
  useQueries({
    queries: ids.map((id) => ({
      queryKey: [`/rounds/${at(id)}`],
      queryFn: () => get<RoundShown>(`/rounds/${at(id)}`),
    })),
    combine: (results) => results.flatMap(({ data }) => (data === undefined ? [] : [data])),
  })
export const useBook = (id: string, how?: { when?: boolean }): UseQueryResult<Book> =>
  useAddress<Book>(`/rounds/${at(id)}/book`, how)
export const useSettlement = (id: string, how?: { when?: boolean }): UseQueryResult<SettlementShown> =>
  useAddress<SettlementShown>(`/rounds/${at(id)}/settlement`, how)
export const useEnvelopes = (id: string, how?: { when?: boolean }): UseQueryResult<EnvelopesShown> =>
  useAddress<EnvelopesShown>(`/rounds/${at(id)}/envelopes`, how)
export const readEnvelopes = (id: string): Promise<EnvelopesShown> => get(`/rounds/${at(id)}/envelopes`)
export const useStatement = (id: string): UseQueryResult<AccountStatement> =>
  useAddress<AccountStatement>(`/statements/${at(id)}`)
export const useAlarms = (
  id: string,
  how?: { when?: boolean },
): UseQueryResult<{ readonly alarms: readonly Alarm[] }> => useAddress(`/alarms?round=${at(id)}`, how)
/** @param on day for which grades are looked up */
export const useLot = (id: string, on?: string): UseQueryResult<LotShown> =>
  useAddress<LotShown>(`/lots/${at(id)}${on === undefined ? '' : `?on=${on}`}`)
export const useLots = (on?: string, how?: { when?: boolean }): UseQueryResult<LotsShown> =>
  useAddress<LotsShown>(`/lots${on === undefined ? '' : `?on=${on}`}`, how)
