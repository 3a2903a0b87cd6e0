/** Which declarations a set of exports stands on: those are kept, of thousands. */
import { ts } from "ts-morph"

/** Every statement that something exported by the entry needs, itself included. */
export function reachedStatements(program: ts.Program, entry: ts.SourceFile): Set<ts.Statement> {
  const checker = program.getTypeChecker()
  const kept = new Set<ts.Statement>()
  const waiting: ts.Statement[] = []

  const keep = (statement: ts.Statement) => {
    if (kept.has(statement)) return
    kept.add(statement)
    waiting.push(statement)
  }
  const keepSymbol = (symbol: ts.Symbol | undefined) => {
    const target = symbol && withoutAlias(checker, symbol)
    for (const declaration of target?.declarations ?? []) {
      if (ts.isSourceFile(declaration)) keepExports(declaration)
      else keepStatementOf(declaration)
    }
  }
  const keepStatementOf = (declaration: ts.Node) => {
    const statement = statementOf(declaration)
    if (statement !== undefined) keep(statement)
  }
  const keepExports = (file: ts.SourceFile) => {
    const module = checker.getSymbolAtLocation(file)
    for (const each of module ? checker.getExportsOfModule(module) : []) keepSymbol(each)
  }
  const look = (node: ts.Node) => {
    if (ts.isIdentifier(node)) keepSymbol(checker.getSymbolAtLocation(node))
    ts.forEachChild(node, look)
  }

  keepExports(entry)
  // What is added to other modules has no name by which somebody would reach it.
  for (const file of program.getSourceFiles()) file.statements.filter(isAddition).forEach(keep)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) look(next)
  return kept
}

/** `declare module "x"` in a module, `declare global`. */
export function isAddition(statement: ts.Statement): statement is ts.ModuleDeclaration {
  return (
    ts.isModuleDeclaration(statement) &&
    ts.isExternalModule(statement.getSourceFile()) &&
    (ts.isStringLiteral(statement.name) ||
      (statement.flags & ts.NodeFlags.GlobalAugmentation) !== 0)
  )
}

export function withoutAlias(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
}

/** The statement of a module in which a node stands; names that modules make by importing are none. */
function statementOf(node: ts.Node): ts.Statement | undefined {
  const top = topOf(node)
  const isOwn = top.parent !== undefined && ts.isExternalModule(top.parent as ts.SourceFile)
  return isOwn && !isLink(top) ? (top as ts.Statement) : undefined
}

/** The part of a file in which a node stands. */
export function topOf(node: ts.Node): ts.Node {
  let at = node
  while (at.parent !== undefined && !ts.isSourceFile(at.parent)) at = at.parent
  return at
}

/** Imports and exports of names. */
export function isLink(
  node: ts.Node,
): node is ts.ImportDeclaration | ts.ExportDeclaration | ts.ImportEqualsDeclaration {
  return (
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isImportEqualsDeclaration(node)
  )
}
