import ts from 'typescript'

/**
 * Every module that a source file names: imports, re-exports, `import()`, `require()` and `import('…')` types.
 * @param {string} file its name tells the dialect @param {string} text
 * @returns {{ specifier: string, line: number }[]} in the order of the text, lines from 1
 */
export function importsOf(file, text) {
  const found = []
  visit(file, text, (node, line) => {
    const named = moduleNamedBy(node)
    if (named && ts.isStringLiteralLike(named)) found.push({ specifier: named.text, line })
  })
  return found
}

function moduleNamedBy(node) {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier
  if (ts.isExternalModuleReference(node)) return node.expression
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined
  if (!ts.isCallExpression(node)) return undefined
  const { expression } = node
  const loads =
    expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(expression) && expression.text === 'require')
  return loads ? node.arguments[0] : undefined
}

/** Calls that give another answer each time; those marked `bare` only when called without arguments. */
const CLOCKS = [
  { call: /^(Date\.now|Math\.random|performance\.now|crypto\.\w+)$/, bare: false },
  { call: /^(Date|dayjs|dayjs\.utc)$/, bare: true },
]

/**
 * Where a source file reads the clock or draws a random number.
 * @param {string} file @param {string} text
 * @returns {{ what: string, line: number }[]}
 */
export function clockReads(file, text) {
  const found = []
  visit(file, text, (node, line) => {
    if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return
    const name = node.expression.getText().replace(/^globalThis\./, '')
    const bare = !node.arguments?.length
    if (CLOCKS.some(clock => clock.call.test(name) && (bare || !clock.bare)))
      found.push({ what: node.getText(), line })
  })
  return found
}

function visit(file, text, look) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const walk = node => {
    look(node, source.getLineAndCharacterOfPosition(node.getStart()).line + 1)
    ts.forEachChild(node, walk)
  }
  walk(source)
}
