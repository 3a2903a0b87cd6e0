/**
 * Writes runtime/discord/spellings.ts from discord.js's declarations: for each class the public
 * names that EasyLang spells otherwise, and their types for the checker. Run it after discord.js was
 * updated: `npx tsx scripts/write-spellings.ts`.
 */
import { writeFileSync } from "node:fs"
import { type ClassDeclaration, Node, Project, type Symbol as TypeSymbol } from "ts-morph"
import { toSnakeCase } from "../runtime/discord/snake-case.ts"

const OUT = "runtime/discord/spellings.ts"

/** What JavaScript itself calls. */
const NOT_FOR_PROGRAMS = new Set(["toJSON", "toString", "valueOf"])
/** Their type parameters use types that discord.js does not export, so nothing can be added to them. */
const CLOSED = new Set(["GuildAuditLogs", "GuildAuditLogsEntry"])
/** Types of discord-api-types that the headers of generic classes name. */
const HEADER_TYPES = ["APISelectMenuComponent", "GuildScheduledEventStatus", "WebhookType"]

const project = new Project({
  compilerOptions: {
    module: 199,
    moduleResolution: 99,
    target: 10,
    skipLibCheck: true,
    types: ["node"],
  },
})
const file = project.addSourceFileAtPath("node_modules/discord.js/typings/index.d.ts")
const classes = file.getClasses().filter((each) => each.isExported() && each.getName())
const names = new Map<ClassDeclaration, string[]>()

for (const each of classes) names.set(each, ownNames(each))

/** Names that this class has and its base class has not, or has with other types. */
function ownNames(declaration: ClassDeclaration): string[] {
  const base = declaration.getBaseTypes()[0]
  return declaration
    .getType()
    .getProperties()
    .filter(
      (property) => isPublic(property) && toSnakeCase(property.getName()) !== property.getName(),
    )
    .filter((property) => {
      const inherited = base?.getProperty(property.getName())
      return inherited === undefined || !sameDeclaration(inherited, property)
    })
    .map((property) => property.getName())
    .filter((name) => /^[a-z][A-Za-z0-9]*$/.test(name) && !NOT_FOR_PROGRAMS.has(name))
    .sort()
}

function sameDeclaration(a: TypeSymbol, b: TypeSymbol): boolean {
  return a.getDeclarations()[0] === b.getDeclarations()[0]
}

function isPublic(property: TypeSymbol): boolean {
  return property
    .getDeclarations()
    .every((each) => !/^(?:private|protected)\b/.test(each.getText()))
}

const table: string[] = []
const types: string[] = []
for (const [declaration, own] of names) {
  const name = declaration.getNameOrThrow()
  if (own.length === 0) continue
  table.push(`  ${name}: "${own.join(" ")}",`)
  const parameters = declaration.getTypeParameters()
  const header = parameters.map((each) => each.getText()).join(", ")
  const self = parameters.map((each) => each.getName()).join(", ")
  const type = self === "" ? name : `${name}<${self}>`
  if (CLOSED.has(name)) continue
  types.push(`  interface ${name}${header === "" ? "" : `<${header}>`} {`)
  for (const each of own) types.push(`    ${toSnakeCase(each)}: ${type}["${each}"]`)
  types.push("  }")
}

/** Class → its properties that hold plain data (`message.reference`), and the interfaces of that data. */
const plainTable: string[] = []
const plainTypes = new Map<string, Set<string>>()
for (const each of classes) {
  const held = each.getInstanceProperties().filter((property) => {
    // What a program itself handed over, in the spelling that it chose.
    if (property.getName() === "options") return false
    const shape = property.getType().getNonNullableType()
    const declarations = shape.getSymbol()?.getDeclarations() ?? []
    const declaration = declarations[0]
    // Of our own class table's concern: classes merge with interfaces of the same name.
    if (declarations.some(Node.isClassDeclaration)) return false
    if (!Node.isInterfaceDeclaration(declaration) || declaration.getSourceFile() !== file)
      return false
    if (declaration.getTypeParameters().length > 0 || !Node.isPropertyDeclaration(property))
      return false
    const spelled = shape
      .getProperties()
      .map((one) => one.getName())
      .filter((one) => /^[a-z][A-Za-z0-9]*$/.test(one) && toSnakeCase(one) !== one)
    if (spelled.length > 0) plainTypes.set(declaration.getName(), new Set(spelled))
    return spelled.length > 0
  })
  if (held.length > 0) {
    plainTable.push(`  ${each.getNameOrThrow()}: "${held.map((one) => one.getName()).join(" ")}",`)
  }
}
for (const [name, spelled] of plainTypes) {
  types.push(`  interface ${name} {`)
  for (const each of spelled) types.push(`    ${toSnakeCase(each)}?: ${name}["${each}"]`)
  types.push("  }")
}

/** The classes of discord.js's `Channel` union. A message's channel may be any of those with text. */
const CHANNELS = [
  "CategoryChannel",
  "DMChannel",
  "ForumChannel",
  "MediaChannel",
  "NewsChannel",
  "PartialGroupDMChannel",
  "StageChannel",
  "TextChannel",
  "ThreadChannel",
  "VoiceChannel",
]

/**
 * What some channels have and others have not reads as null there: `message.channel.name` is a legal
 * program, though a direct message has no name. Optional and undefined, so that discord.js's own
 * `Extract<Channel, { guild: Guild }>` still tells the classes apart.
 */
const known = new Map(CHANNELS.map((name) => [name, channelNames(name)]))
const all = new Set([...known.values()].flatMap((each) => [...each]))
for (const [name, own] of known) {
  const declaration = classes.find((each) => each.getName() === name)
  const header = (declaration?.getTypeParameters() ?? []).map((each) => each.getText()).join(", ")
  types.push(`  interface ${name}${header === "" ? "" : `<${header}>`} {`)
  for (const missing of [...all].filter((each) => !own.has(each)).sort()) {
    types.push(`    ${missing}?: undefined`)
  }
  types.push("  }")
}

function channelNames(className: string): Set<string> {
  const declaration = classes.find((each) => each.getName() === className)
  const properties = declaration?.getType().getProperties().filter(isPublic) ?? []
  const camel = properties.map((each) => each.getName()).filter((each) => /^[a-z]\w*$/i.test(each))
  return new Set(camel.flatMap((each) => [each, toSnakeCase(each)]))
}

writeFileSync(
  OUT,
  [
    "/** Generated by scripts/write-spellings.ts from discord.js's declarations; do not edit. */",
    "// biome-ignore-all lint/complexity/noBannedTypes: headers must repeat discord.js's own",
    `import type { ${HEADER_TYPES.join(", ")} } from "discord.js"`,
    "",
    "/** Class → the names that EasyLang spells in snake_case too. */",
    "export const spellings: Readonly<Record<string, string>> = {",
    ...table,
    "}",
    "",
    "/** Class → its properties that hold plain data with names of that kind. */",
    "export const plainProperties: Readonly<Record<string, string>> = {",
    ...plainTable,
    "}",
    "",
    'declare module "discord.js" {',
    ...types,
    "}",
    "",
  ].join("\n"),
)
console.log(`${OUT}: ${table.length} classes, ${[...names.values()].flat().length} names`)
