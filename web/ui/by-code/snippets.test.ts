import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rowsOf } from './rows.ts'
import { snippetsOf } from './snippets.ts'

const KEPT = JSON.parse(readFileSync(new URL('../../url/kept-anchors.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, readonly string[]>
>
/** What the page itself works out: no request gives it. */
const OWN = [
  '/compare#compare-rows',
  '/compare#compare-settings',
  '/compare#compare-since',
  '/exposure#company-exposure',
  '/world#makers',
  '/world#sureness',
  '/method#adoption',
  '/method#beside-others',
  '/method#foresight',
  '/method#price-curve',
  '/method#steps',
  '/method#stocks',
  '/method#switching',
]

/** Texts that mean something else to a shell, to Python, or to Power Query. */
const NASTY = `it's "so": $HOME \`id\` \\n #(lf) 電池 🧲\nEND\nEND_\n!*?{}[]`
const question = {
  command: 'ytterby stress own.yaml --json',
  file: { name: 'own.yaml', text: NASTY },
  path: '/stress',
  body: { scenario: { yaml: NASTY, file: 'own.yaml' } },
}
const snippet = (language: string): string =>
  snippetsOf('http://host:1', [question], ['central', 'uses', 0]).find((one) => one.language === language)?.text ?? ''

describe('a figure by code', () => {
  it('has rows in an answer, or is known to have none', () => {
    const without = Object.entries(KEPT).flatMap(([page, ids]) =>
      ids.flatMap((id) => (rowsOf(page, id.replace('*', 'x')) === undefined ? [`${page}#${id}`] : [])),
    )
    expect(without.toSorted()).toEqual(OWN.toSorted())
    expect(rowsOf('/nothing', 'losses')).toBeUndefined()
    expect(rowsOf('/', '')).toBeUndefined()
  })

  it('is asked in a shell with the body as it is, whatever stands in it', () => {
    const spy = `curl() { while [ $# -gt 0 ]; do if [ "$1" = -d ]; then printf %s "$2" >&3; fi; shift; done; }
exec 4>&1; exec 3>&4 >/dev/null 2>&1`
    const said = execFileSync('sh', ['-c', `${spy}\n${snippet('curl')}`]).toString()
    expect(JSON.parse(said)).toEqual(question.body)
  })

  it('has the scenario that its command reads, to the letter', () => {
    const text = snippet('shell')
      .replace('cat > own.yaml', 'cat')
      .replace(/\nytterby .*$/, '')
    expect(execFileSync('sh', ['-c', text]).toString()).toBe(`${NASTY}\n`)
  })

  it.skipIf(!existsSync('/usr/bin/python3'))('is a program of Python that asks the same', () => {
    const reader = `import ast, sys
calls = [n for n in ast.walk(ast.parse(sys.stdin.read())) if isinstance(n, ast.Call) and getattr(n.func, "id", "") == "ask"]
print(ast.literal_eval(calls[0].args[1]))`
    const said = execFileSync('python3', ['-c', reader], { input: snippet('python'), encoding: 'utf8' })
    expect(JSON.parse(said)).toEqual(question.body)
  })

  it('counts from one in R, and doubles quotes in Power Query', () => {
    expect(snippet('r')).toContain('rows <- result[["central"]][["uses"]][[1]]')
    const text = /Post\("\/stress", "((?:[^"]|"")*)"\)/.exec(snippet('excel'))?.[1] ?? ''
    expect(JSON.parse(text.replaceAll('""', '"').replaceAll('#(#)(', '#('))).toEqual(question.body)
    expect(snippet('excel')).toContain('Result[#"central"][#"uses"]{0}')
  })
})
