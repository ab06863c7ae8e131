import ts from 'typescript'

/** A function in a source, or the type of one: what it is called, how many lines it has, and how many parameters by position. */
export interface FunctionFound {
  readonly name: string
  readonly lines: number
  readonly parameters: number
}

/** What the house asks of a source. */
interface Shape {
  readonly functions: readonly FunctionFound[]
  /** Members of classes that are private by a `#`. */
  readonly hashPrivate: readonly string[]
  /** Small numbers like 1e-6 within functions: tolerances without a name. */
  readonly bare: readonly string[]
}

/**
 * All functions of a source, methods, arrows and types among them. One without a name is called after what it is given to.
 */
export function functionsIn(path: string, text: string): Shape {
  const functions: FunctionFound[] = []
  const hashPrivate: string[] = []
  const bare: string[] = []
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const lineOf = (position: number): number => file.getLineAndCharacterOfPosition(position).line
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) {
      const { parent } = node
      const named =
        node.name ?? (ts.isVariableDeclaration(parent) || ts.isTypeAliasDeclaration(parent) ? parent.name : undefined)
      functions.push({
        name: named?.getText(file) ?? '',
        lines: lineOf(node.end) - lineOf(node.getStart(file)) + 1,
        parameters: node.parameters.length,
      })
    }
    if (ts.isClassElement(node) && node.name !== undefined && ts.isPrivateIdentifier(node.name))
      hashPrivate.push(node.name.text)
    if (ts.isNumericLiteral(node) && /e-/i.test(node.getText(file)) && ts.findAncestor(node, ts.isFunctionLike))
      bare.push(node.getText(file))
    ts.forEachChild(node, visit)
  }
  visit(file)
  return { functions, hashPrivate, bare }
}
