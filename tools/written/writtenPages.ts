import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin, type Rolldown } from 'vite'
import { must } from '../../src/base/assert.ts'
import { root } from '../install.mjs'
import { writtenTable } from '../writtenTable.ts'
import { WrittenStyles } from './markup.ts'
import type { WrittenPage } from './writtenPage.ts'

/** What draws the first frame: with all that it needs it stands in files of its own (vite.config.ts). */
export const FIRST_FRAME = 'src/ui/first/firstFrame.ts'
/** What opens the lab that was drawn. */
const FIRST_LAB = 'src/ui/first/firstLab.ts'
/** The sheet to which the styles of written elements are added. */
const SHEET = /\/src\/ui\/first\/first\.css$/

export interface Ahead {
  readonly plugin: Plugin
  /** Whether the first frame needs a module. */
  readonly isOfFirst: (id: string) => boolean
  /** Whether what opens a lab needs it. */
  readonly isOfLab: (id: string) => boolean
  /** The pages as they are to stand in the built files. */
  readonly pages: () => readonly WrittenPage[]
}

/**
 * What a page shows before its program is there. Each page that opens with a lab is rendered as it will be, its lab
 * opened by the model itself; and what draws the stage is found out, so that it comes first and by itself.
 */
export function writtenPages(): Ahead {
  const styles = new WrittenStyles()
  let first: ReadonlySet<string> = new Set()
  let lab: ReadonlySet<string> = new Set()
  let pages: readonly WrittenPage[] = []
  const plugin: Plugin = {
    name: 'taskyard-written-pages',
    enforce: 'pre',
    async buildStart() {
      if (this.environment.config.command !== 'build') return
      first = await modulesOf(FIRST_FRAME)
      lab = await modulesOf(FIRST_LAB)
      pages = (await rendered()).map((page) => ({
        ...page,
        copies: page.copies.map(({ media, markup }) => ({ media, markup: styles.take(markup) })),
      }))
    },
    transform: { filter: { id: SHEET }, handler: (rules) => rules + styles.sheet() },
  }
  return {
    plugin,
    isOfFirst: (id) => first.has(id),
    isOfLab: (id) => lab.has(id),
    pages: () => pages,
  }
}

/** All that is left of what a module imports when it alone is built. */
async function modulesOf(module: string): Promise<ReadonlySet<string>> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [noWorker, writtenTable()],
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      // Else nobody would want what it exports.
      rolldownOptions: { input: join(root, module), preserveEntrySignatures: 'strict' },
    },
  })
  const { output } = result as Rolldown.RolldownOutput
  const chunks = new Map(output.flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one] as const] : [])))
  const needed = new Set([...chunks.values()].filter(({ isEntry }) => isEntry))
  // What it imports later by itself is not of it, but what both need is.
  for (const { imports } of needed) for (const name of imports) needed.add(must(chunks.get(name), name))
  return new Set([...needed].flatMap(({ moduleIds }) => moduleIds))
}

async function rendered(): Promise<readonly WrittenPage[]> {
  const cache = join(root, '.cache')
  mkdirSync(cache, { recursive: true })
  // Of this build alone: another may run at the same time.
  const outDir = mkdtempSync(join(cache, 'written-'))
  try {
    await build({
      root,
      configFile: false,
      publicDir: false,
      logLevel: 'error',
      plugins: [noWorker],
      // Whatever the build is part of, a test too: what the page's React is not given in development.
      oxc: { jsx: { runtime: 'automatic', development: false } },
      ssr: { noExternal: true },
      define: { 'process.env.NODE_ENV': '"production"' },
      build: { ssr: 'tools/written/main.ts', outDir, minify: false, target: 'node20' },
    })
    const file = join(outDir, 'pages.json')
    // A process of its own: it stands for a window, which no other part of a build may take it for.
    execFileSync(process.execPath, [join(outDir, 'main.js'), file], { stdio: ['ignore', 'inherit', 'inherit'] })
    return JSON.parse(readFileSync(file, 'utf8')) as readonly WrittenPage[]
  } finally {
    rmSync(outDir, { recursive: true })
  }
}

/** Neither what draws first nor what renders here starts a worker of its own. */
const noWorker: Plugin = {
  name: 'taskyard-no-worker',
  enforce: 'pre',
  resolveId: { filter: { id: /\?worker&url$/ }, handler: () => '\0no-worker' },
  load: { filter: { id: /^\0no-worker$/ }, handler: () => 'export default ""' },
}
