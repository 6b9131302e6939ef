/**
 * Holds how much a browser fetches before the first frame of each page: what a page imports grows with every new thing,
 * one line at a time, and nobody sees it.
 */
import { gzipSync } from 'node:zlib'

/** @typedef {import('./chunks.mjs').TextFile} TextFile */

/**
 * Scripts of a first visit, by the page's own chunk: thousands of bytes, gzip. A limit has a few percent of room over
 * what was built when it was set. React with react-dom alone is 68.
 *
 * @type {Readonly<Record<string, number>>}
 */
export const BUDGETS_KB = {
  HomePage: 230,
  DemoPage: 237,
  PresentPage: 227,
  ScenariosPage: 206,
  ScenarioPage: 296,
  LabPage: 273,
}

/** Where every visit begins; the pages import it in turn. */
const ALWAYS = ['first', 'page']

/** `import{a}from"./b.js"` and `import"./b.js"`, not `import("./b.js")`, which is fetched when it is wanted. */
const staticImport = /(?:from|import)\s*["']\.\/([^"']+\.js)["']/g

/**
 * The chunks that come before a page's first frame.
 *
 * @param {string} page  the name of its own chunk, without the hash
 * @param {readonly TextFile[]} chunks
 * @returns {TextFile[]}
 */
export function onTheWay(page, chunks) {
  /** @type {Set<TextFile>} */
  const found = new Set()
  const add = (/** @type {TextFile | undefined} */ chunk) => {
    if (chunk === undefined || found.has(chunk)) return
    found.add(chunk)
    for (const [, path] of chunk.text.matchAll(staticImport)) add(chunks.find((one) => one.path === path))
  }
  for (const name of [...ALWAYS, page]) {
    const chunk = chunks.find(({ path }) => nameOf(path) === name)
    if (chunk === undefined) throw new Error(`No chunk is called ${name}`)
    add(chunk)
  }
  return [...found]
}

/**
 * What does not fit, as sentences.
 *
 * @param {readonly TextFile[]} chunks
 * @param {Readonly<Record<string, number>>} budgets
 * @returns {string[]}
 */
export function overweight(chunks, budgets = BUDGETS_KB) {
  return Object.entries(budgets).flatMap(([page, budget]) => {
    const kilobytes = onTheWay(page, chunks).reduce((sum, { text }) => sum + gzipSync(text).byteLength, 0) / 1_000
    if (kilobytes <= budget) return []
    return [
      `${page} waits for ${kilobytes.toFixed(1)} kB of scripts before its first frame, and may for ${String(budget)}: what it does not show by then is a laterPart (src/ui/parts).`,
    ]
  })
}

/** @param {string} path */
function nameOf(path) {
  return path.replace(/-[\w-]{8}[.]js$/, '')
}
