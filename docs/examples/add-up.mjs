// Adds up what a rehearsal states: node docs/examples/add-up.mjs run/result.json
import { readFileSync } from 'node:fs'

const { rounds } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
for (const { month, fills, trades, traded } of rounds) {
  const bought = fills.filter(({ side }) => side === 'buy')
  const usd = bought.reduce((sum, { tonnes, price }) => sum + 1000 * tonnes * price, 0)
  console.log(`${month}: bought for ${usd.toFixed(2)} USD; stated: ${traded.toFixed(2)}`)

  const ways = {}
  for (const { material, route, tonnes } of trades) {
    const way = `${material} ${route.join('-')}`
    ways[way] = (ways[way] ?? 0) + tonnes
  }
  for (const [way, tonnes] of Object.entries(ways)) console.log(`${way}: ${tonnes.toFixed(3)} t`)
}
