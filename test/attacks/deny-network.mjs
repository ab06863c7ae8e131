/** Loaded before a program (`node --import`): every way out to a network fails, and is written down. */
import dgram from 'node:dgram'
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import net from 'node:net'

const deny = (what) => {
  appendFileSync(process.env.TRIED ?? '', `${what}\n`)
  throw new Error(`no network: ${what}`)
}
net.Socket.prototype.connect = (...to) => deny(`connect ${JSON.stringify(to[0])}`)
dgram.Socket.prototype.send = () => deny('datagram')
for (const api of [dns, dns.promises])
  for (const name of Object.keys(api))
    if (/^(lookup|resolve|reverse)/.test(name)) api[name] = (host) => deny(`${name} ${host}`)
