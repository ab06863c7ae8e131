import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { NotSent } from './channel.ts'

/** Networks of IPv4 that are nobody's on the internet (IANA's registry of special-purpose addresses), multicast, and what is reserved. */
const NOT_PUBLIC_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
] as const
/** Of IPv6 only 2000::/3 is on the internet; these in it are not, or stand for addresses of IPv4. */
const NOT_PUBLIC_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'] as const

const blockedBy = (networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits = ''] = network.split('/')
    list.addSubnet(address, Number(bits), family)
  }
  return list
}
const BLOCKED_4 = blockedBy(NOT_PUBLIC_4, 'ipv4')
const BLOCKED_6 = blockedBy(NOT_PUBLIC_6, 'ipv6')
const INTERNET_6 = blockedBy(['2000::/3'], 'ipv6')

/** Whether an address is one of the internet: not of this machine, of a network around it, or of what hands out a cloud's secrets. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !BLOCKED_4.check(address, 'ipv4')
  return family === 6 && INTERNET_6.check(address, 'ipv6') && !BLOCKED_6.check(address, 'ipv6')
}

const PRIVATE = 'an address that is not on the internet'

/** Refuses an address that is written in a URL; a name is looked at when it is resolved. */
export function refusePrivate(host: string): void {
  const bare = host.replace(/^\[(.*)\]$/, '$1')
  if (isIP(bare) !== 0 && !isPublicAddress(bare)) throw new NotSent(PRIVATE)
}

/** Resolves a name for a connection, which then goes to what was looked at here and to nothing else. */
export const publicLookup: LookupFunction = (host, options, answer) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error !== null) return answer(error, [])
    const [first] = found
    if (first === undefined || !found.every(({ address }) => isPublicAddress(address)))
      return answer(new NotSent(PRIVATE), [])
    if (options.all === true) answer(null, found)
    else answer(null, first.address, first.family)
  })
}
