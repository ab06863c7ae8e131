import { join, relative } from 'node:path'
import ts from 'typescript'

/** Functions of `src/messages` that take a key from outside. */
const ANY: ReadonlySet<string> = new Set(['namer', 'hasText'])
/** Types of functions that are given a key: to say it, or to state it. */
const SAYS: ReadonlySet<string> = new Set(['Say', 'SayLater', 'State'])
/** Types of what makes a fault by its name; each has these texts. */
const MAKES_FAULT: ReadonlySet<string> = new Set(['MakeFault', 'ThrowFault'])
const FAULT_PARTS: readonly string[] = ['.what', '.remedy']

/**
 * Keys of catalogues that no call says. A key may be worked out, so that a search for its letters would not do: the compiler knows which keys each call may
 * say, and where each of them is declared. Tests do not count.
 */
export function unsaid(root: string): { readonly file: string; readonly key: string }[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: { include: string[] }
  }
  const { fileNames, options } = ts.parseJsonConfigFileContent({ ...config, include: ['src', 'web'] }, ts.sys, root)
  const program = ts.createProgram(
    fileNames.filter((file) => !/\.test\.tsx?$/.test(file)),
    options,
  )
  const checker = program.getTypeChecker()
  const own = program
    .getSourceFiles()
    .filter(({ fileName }) => !fileName.includes('/node_modules/') && !fileName.endsWith('.json'))
  const said = new Set<ts.Node>()

  const say = (gaps: ts.Type, key: ts.Type, parts: readonly string[] = ['']): void => {
    for (const one of key.isUnion() ? key.types : [key]) {
      if (!one.isStringLiteral()) continue
      for (const part of parts)
        for (const declared of checker.getPropertyOfType(gaps, `${one.value}${part}`)?.declarations ?? [])
          said.add(declared)
    }
  }
  const gapsOf = ({ aliasSymbol, aliasTypeArguments }: ts.Type): ts.Type | undefined =>
    SAYS.has(aliasSymbol?.name ?? '') ? aliasTypeArguments?.[0] : undefined
  const parametersOf = (called: ts.Type): readonly ts.Symbol[] => called.getCallSignatures()[0]?.parameters ?? []
  // What comes from outside may be any key of its catalogue.
  const sayAny = (catalogue: ts.Type): void => {
    const gaps = catalogue.aliasTypeArguments?.[0] ?? checker.getTypeArguments(catalogue as ts.TypeReference)[0]
    for (const { declarations } of gaps?.getProperties() ?? []) for (const one of declarations ?? []) said.add(one)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.arguments[0] !== undefined) {
      if (ts.isIdentifier(node.expression) && ANY.has(node.expression.text))
        sayAny(checker.getTypeAtLocation(node.arguments[0]))
      const called = checker.getTypeAtLocation(node.expression)
      const gaps = gapsOf(called)
      if (gaps !== undefined) say(gaps, checker.getTypeAtLocation(node.arguments[0]))
      const faults = MAKES_FAULT.has(called.aliasSymbol?.name ?? '') ? called.aliasTypeArguments?.[0] : undefined
      if (faults !== undefined) say(faults, checker.getTypeAtLocation(node.arguments[0]), FAULT_PARTS)
    }
    // Handed on to what says some of its keys, as a part that several pages share does.
    if (ts.isIdentifier(node) && (ts.isCallExpression(node.parent) || ts.isJsxExpression(node.parent))) {
      const gaps = gapsOf(checker.getTypeAtLocation(node))
      const taken = gaps === undefined ? undefined : checker.getContextualType(node)
      const [key] = taken === undefined || gapsOf(taken) !== undefined ? [] : parametersOf(taken)
      if (gaps !== undefined && key !== undefined) say(gaps, checker.getTypeOfSymbol(key))
    }
    ts.forEachChild(node, visit)
  }
  for (const source of own) if (!source.fileName.endsWith('.gen.ts')) visit(source)

  return own
    .filter(({ fileName }) => fileName.endsWith('.gen.ts'))
    .flatMap((source) => {
      const unused: { file: string; key: string }[] = []
      const look = (node: ts.Node): void => {
        if (ts.isPropertySignature(node) && ts.isTypeReferenceNode(node.parent.parent)) {
          if (!said.has(node))
            unused.push({
              file: relative(root, source.fileName).replace(/\.gen\.ts$/, '.en.json'),
              key: ts.isIdentifier(node.name) || ts.isStringLiteral(node.name) ? node.name.text : node.name.getText(),
            })
          return
        }
        ts.forEachChild(node, look)
      }
      look(source)
      return unused
    })
}
