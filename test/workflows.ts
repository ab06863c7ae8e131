import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { validate } from '@actions/languageservice'
import { runnerImport } from 'vite'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from 'yaml'

const WORKFLOWS = join(import.meta.dirname, '..', '.github', 'workflows')
export const workflowFiles = (): string[] => readdirSync(WORKFLOWS).sort()
export const workflowText = (file: string): string => readFileSync(join(WORKFLOWS, file), 'utf8')

interface Job {
  readonly permissions?: Readonly<Record<string, string>>
  readonly container?: { readonly image: string }
  readonly strategy?: { readonly matrix: { readonly node: readonly string[] } }
  readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly with?: Record<string, unknown> }[]
}
export interface Workflow {
  readonly permissions: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, Job>>
}
export const workflowIn = (text: string): Workflow => parse(text) as Workflow

let asked = 0

/**
 * What the forge's own language service finds wrong with a workflow, without a network. It imports JSON in a way that Node 20 refuses, so
 * that Vite loads it.
 */
export async function workflowFaults(text: string): Promise<string[]> {
  const { module } = await runnerImport<{ validate: typeof validate }>('@actions/languageservice', {
    configFile: false,
    logLevel: 'error',
    environments: { inline: { resolve: { noExternal: [/^@actions\//] } } },
  })
  // It keeps what it has read by address.
  const document = TextDocument.create(`file:///.github/workflows/${asked++}.yml`, 'yaml', 0, text)
  const found = await module.validate(document)
  return found.map(
    ({ message, range }) => `line ${range.start.line + 1}: ${typeof message === 'string' ? message : message.value}`,
  )
}
