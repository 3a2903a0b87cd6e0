/** `easylang/esbuild`: lets a build of your own load `.ez` files. */

import { createEsbuildPlugin } from "./6-bundle/esbuild-plugin.ts"
import { compileFile } from "./compile.ts"
import { diskFiles } from "./disk-files.ts"
import { createFinder } from "./finder.ts"
import { plugins } from "./plugins/all.ts"
import { wordingOf } from "./problems/catalogue.ts"

/**
 * The plugin. What it loads imports its words from `easylang/runtime`, which your build finds like
 * any other package. Types are not checked: `easylang check` does that.
 */
export const easylang = createEsbuildPlugin({
  compile({ path, main, source, isModule }) {
    const files = diskFiles()
    const finder = createFinder(main, files)
    return compileFile({
      file: files.show(path),
      source,
      plugins,
      path,
      finder,
      isModule,
      fast: true,
    })
  },
  word: (problem) => wordingOf(problem, plugins),
})
