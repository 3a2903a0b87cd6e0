/**
 * Many declaration files → two texts for the checker. A check spends most of its time with the
 * declarations: 300 files are found, read and parsed each time, and a tenth of them matters.
 * Each file becomes a `declare module` without its comments and without what nobody reaches.
 */
import { ts } from "ts-morph"
import { isAddition, isLink, reachedStatements, topOf, withoutAlias } from "./reached.ts"

interface Kept {
  program: ts.Program
  checker: ts.TypeChecker
  statements: ReadonlySet<ts.Statement>
  /** Module file → the name of its `declare module`. */
  names: ReadonlyMap<ts.SourceFile, string>
}

/**
 * @param program of the entry and all that it reaches; JavaScript's own libraries are a text of their own
 * @param entryName what programs import the entry as
 */
export function flattenDeclarations(
  program: ts.Program,
  entryPath: string,
  entryName: string,
): { libraries: string; modules: string } {
  const entry = program.getSourceFile(entryPath)
  if (entry === undefined) throw new Error(`${entryPath} is not part of the program`)
  const checker = program.getTypeChecker()
  const statements = reachedStatements(program, entry)
  const files = program.getSourceFiles()
  const modules = files.filter((file) => leadsFurther(checker, statements, file))
  const names = new Map(
    [entry, ...modules.filter((file) => file !== entry)].map((file, index) => [
      file,
      file === entry ? entryName : `easylang:${index}`,
    ]),
  )
  const kept: Kept = { program, checker, statements, names }
  const scripts = files.filter((file) => !ts.isExternalModule(file))
  return {
    libraries: scripts
      .flatMap((file) => file.statements.map((each) => print(kept, each, file)))
      .join("\n"),
    modules: [...names].map(([file, name]) => printModule(kept, file, name)).join("\n"),
  }
}

/** Whether a file has something that is kept, or hands it on from another. */
function leadsFurther(
  checker: ts.TypeChecker,
  statements: ReadonlySet<ts.Statement>,
  file: ts.SourceFile,
): boolean {
  const module = checker.getSymbolAtLocation(file)
  if (module === undefined || file.statements.some((each) => statements.has(each)))
    return module !== undefined
  return checker
    .getExportsOfModule(module)
    .flatMap((each) => withoutAlias(checker, each).declarations ?? [])
    .some((declaration) => statements.has(topOf(declaration) as ts.Statement))
}

function printModule(kept: Kept, file: ts.SourceFile, name: string): string {
  const own = file.statements.filter((each) => !isAddition(each))
  const lines = own.flatMap((each) => printKept(kept, file, each))
  // Without any such statement everything in the module would be exported.
  if (own.some((each) => ts.isExportDeclaration(each) || ts.isExportAssignment(each)))
    lines.push("export {};")
  return [block(name, lines), ...additionsOf(kept, file)].join("\n")
}

function block(name: string, lines: readonly string[]): string {
  return `declare module ${JSON.stringify(name)} {\n${lines.join("\n")}\n}`
}

/** What a file adds to another module stands in a block of that module, with the imports of the file. */
function additionsOf(kept: Kept, file: ts.SourceFile): string[] {
  const imports = file.statements.filter((each) => ts.isImportDeclaration(each))
  return file.statements.filter(isAddition).flatMap((each) => {
    const target = fileOf(kept.checker, each.name)
    const name = target && kept.names.get(target)
    if (name === undefined || each.body === undefined || !ts.isModuleBlock(each.body)) return []
    const body = each.body.statements.map((inner) => print(kept, inner, file))
    return [block(name, [...imports.flatMap((inner) => printKept(kept, file, inner)), ...body])]
  })
}

function printKept(kept: Kept, file: ts.SourceFile, statement: ts.Statement): string[] {
  if (isLink(statement)) return printLink(kept, file, statement)
  const isKept = kept.statements.has(statement) || ts.isExportAssignment(statement)
  return isKept ? [print(kept, statement, file)] : []
}

/** An import or export with the names that lead to something kept. */
function printLink(
  kept: Kept,
  file: ts.SourceFile,
  statement: ts.ImportDeclaration | ts.ExportDeclaration | ts.ImportEqualsDeclaration,
): string[] {
  if (ts.isImportEqualsDeclaration(statement)) return [print(kept, statement, file)]
  const from = statement.moduleSpecifier
  const target = from && fileOf(kept.checker, from)
  // Of modules that are not known everything is anything.
  const isForeign = from !== undefined && target === undefined
  if (target !== undefined && !kept.names.has(target)) return []
  const isWanted = (name: ts.Node) => isForeign || leadsToKept(kept, name)
  const narrowed = ts.isImportDeclaration(statement)
    ? narrowImport(statement, isWanted)
    : narrowExport(statement, isWanted)
  return narrowed === undefined ? [] : [print(kept, narrowed, file, statement)]
}

type IsWanted = (name: ts.Node) => boolean

function narrowImport(
  statement: ts.ImportDeclaration,
  isWanted: IsWanted,
): ts.ImportDeclaration | undefined {
  const clause = statement.importClause
  if (clause === undefined) return undefined
  const { name, namedBindings } = clause
  const bindings =
    namedBindings !== undefined && ts.isNamedImports(namedBindings)
      ? ts.factory.createNamedImports(namedBindings.elements.filter((each) => isWanted(each.name)))
      : namedBindings
  const isEmpty =
    bindings === undefined || (ts.isNamedImports(bindings) && bindings.elements.length === 0)
  if (name === undefined && isEmpty) return undefined
  return ts.factory.createImportDeclaration(
    undefined,
    ts.factory.createImportClause(undefined, name, isEmpty ? undefined : bindings),
    statement.moduleSpecifier,
  )
}

function narrowExport(
  statement: ts.ExportDeclaration,
  isWanted: IsWanted,
): ts.ExportDeclaration | undefined {
  const { exportClause } = statement
  if (exportClause === undefined || ts.isNamespaceExport(exportClause)) return statement
  const elements = exportClause.elements.filter((each) => isWanted(each.name))
  if (elements.length === 0) return undefined
  return ts.factory.createExportDeclaration(
    undefined,
    false,
    ts.factory.createNamedExports(elements),
    statement.moduleSpecifier,
  )
}

function leadsToKept({ checker, statements, names }: Kept, name: ts.Node): boolean {
  const symbol = checker.getSymbolAtLocation(name)
  return ((symbol && withoutAlias(checker, symbol).declarations) ?? []).some((declaration) =>
    ts.isSourceFile(declaration)
      ? names.has(declaration)
      : statements.has(topOf(declaration) as ts.Statement),
  )
}

/** What is printed in the place of some nodes: other names of modules, and "anything" for types that TypeScript does not find. */
function replacementsIn({ checker, names }: Kept, root: ts.Node): Map<ts.Node, ts.Node> {
  const found = new Map<ts.Node, ts.Node>()
  const look = (at: ts.Node) => {
    if (ts.isStringLiteral(at)) {
      const target = fileOf(checker, at)
      const name = target && names.get(target)
      if (name !== undefined) found.set(at, ts.factory.createStringLiteral(name))
    } else if (ts.isTypeReferenceNode(at) && isUnknown(checker, at.typeName)) {
      found.set(at, ts.factory.createKeywordTypeNode(ts.SyntaxKind.AnyKeyword))
    }
    ts.forEachChild(at, look)
  }
  look(root)
  return found
}

function fileOf(checker: ts.TypeChecker, specifier: ts.Node): ts.SourceFile | undefined {
  return checker.getSymbolAtLocation(specifier)?.declarations?.find(ts.isSourceFile)
}

function isUnknown(checker: ts.TypeChecker, name: ts.Node): boolean {
  const symbol = checker.getSymbolAtLocation(name)
  return symbol === undefined || withoutAlias(checker, symbol).declarations === undefined
}

function print(kept: Kept, statement: ts.Statement, file: ts.SourceFile, of = statement): string {
  const replacements = replacementsIn(kept, of)
  const printer = ts.createPrinter(
    { removeComments: true },
    { substituteNode: (_hint, node) => replacements.get(node) ?? node },
  )
  return printer.printNode(ts.EmitHint.Unspecified, statement, file)
}
