import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import ts from 'typescript'

/** Module -> modules that it imports, of a folder. An import of types alone counts like any other: who reads the one has to know the other. */
export type Imports = ReadonlyMap<string, readonly string[]>

/** What a source imports by a path, whether as a declaration, a type or a call. */
export function importsIn(path: string, text: string): string[] {
  const found = new Set<string>()
  const take = (node: ts.Node | undefined): void => {
    if (node !== undefined && ts.isStringLiteral(node) && node.text.startsWith('.'))
      found.add(join(dirname(path), node.text))
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) take(node.moduleSpecifier)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) take(node.argument.literal)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) take(node.arguments[0])
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest))
  return [...found]
}

/** Imports of all sources of a folder but its tests. */
export async function importsOf(folder: string): Promise<Imports> {
  const files = (await readdir(folder, { recursive: true })).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
  )
  return new Map(
    await Promise.all(
      files.map(async (file) => [file, importsIn(file, await readFile(join(folder, file), 'utf8'))] as const),
    ),
  )
}

/** Circles: modules each of which leads to all others of its circle. By Tarjan's search for strongly connected components. */
export function circlesIn(imports: Imports): string[][] {
  const index = new Map<string, number>()
  const lowest = new Map<string, number>()
  const stack: string[] = []
  const circles: string[][] = []
  const visit = (module: string): number => {
    const own = index.size
    index.set(module, own)
    lowest.set(module, own)
    stack.push(module)
    for (const next of imports.get(module) ?? []) {
      const reached = index.has(next) ? (stack.includes(next) ? (index.get(next) ?? own) : own) : visit(next)
      lowest.set(module, Math.min(lowest.get(module) ?? own, reached))
    }
    const low = lowest.get(module) ?? own
    if (low === own) {
      const circle = stack.splice(stack.indexOf(module))
      if (circle.length > 1 || imports.get(module)?.includes(module) === true) circles.push(circle.sort())
    }
    return low
  }
  for (const module of imports.keys()) if (!index.has(module)) visit(module)
  return circles
}
