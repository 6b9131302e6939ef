import { join } from 'node:path'
import { build } from 'vite'
import { root } from '../install.mjs'

/**
 * Bundles the contenders as the worker is bundled: a loader that transforms on the fly would slow some down more than
 * others.
 *
 * @returns the path of the child process's script
 */
export async function bundleChild(): Promise<string> {
  const outDir = join(root, '.cache/bench/child')
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true, target: 'node' },
    build: { ssr: join(root, 'tools/bench/child.ts'), outDir, emptyOutDir: true, minify: false, target: 'es2023' },
  })
  return join(outDir, 'child.js')
}
