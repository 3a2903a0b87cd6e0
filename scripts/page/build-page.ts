/** The dashboard's page as texts, ready to be served. */
import { fileURLToPath } from "node:url"
import { build } from "esbuild"
import type { PageFiles } from "../../runtime/dashboard/page-files.ts"

export async function buildPage(): Promise<PageFiles> {
  const file = (name: string) =>
    fileURLToPath(new URL(`../../runtime/dashboard/page/${name}`, import.meta.url))
  const { outputFiles } = await build({
    entryPoints: [file("main.tsx"), file("page.css")],
    bundle: true,
    minify: true,
    write: false,
    outdir: "page",
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    legalComments: "none",
    logLevel: "warning",
  })
  const text = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? ""
  return { script: text(".js"), style: text(".css") }
}
