/** The virtual tsconfig under which programs are checked: strict where it never rejects a legal dynamic program. */

const OPTIONS = {
  strict: true,
  // null flows freely in EasyLang; a read of it is a run-time error with its own words.
  strictNullChecks: false,
  noImplicitAny: false,
  noImplicitThis: false,
  useUnknownInCatchVariables: false,
  // Off, a check costs six to ten times as much.
  skipLibCheck: true,
  allowUnreachableCode: true,
  allowUnusedLabels: true,
  noEmit: true,
  target: "es2023",
  lib: ["es2023"],
  types: [],
  module: "esnext",
  moduleResolution: "bundler",
  // A program that uses no word has no import and would share its names with the others.
  moduleDetection: "force",
} as const

/**
 * The settings of a program that stands on the disk.
 * @param declarations path of the declarations that `easylang/runtime` stands for
 * @param files absolute paths of the checked texts
 */
export function printSettings(declarations: string, files: readonly string[]): string {
  return JSON.stringify({
    compilerOptions: { ...OPTIONS, paths: { "easylang/runtime": [declarations] } },
    files,
  })
}

/**
 * The settings of the check, whose declarations are two files: the runtime's with all that they
 * stand on, and JavaScript's own. The first says which modules there are; that each is found there,
 * too, spares a search of the disk.
 */
export function printCheckSettings(declarations: string, files: readonly string[]): string {
  const { lib: _, ...options } = OPTIONS
  const paths = { "easylang/runtime": [declarations], "easylang:*": [declarations] }
  return JSON.stringify({
    compilerOptions: { ...options, noLib: true, paths },
    files: [librariesBeside(declarations), declarations, ...files],
  })
}

/** Called as TypeScript calls them: `readings.ts` tells JavaScript's functions from others by it. */
export function librariesBeside(declarations: string): string {
  return declarations.replace(/[^/\\]*$/, "lib.checked.d.ts")
}
