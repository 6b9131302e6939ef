/**
 * Holds that no handler of an operation is in what the page loads: the model runs in the worker. A handler is known by
 * its words: what its refusals say stands nowhere else in the sources, and a build keeps it.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {{ path: string, text: string }} TextFile */

/** Built chunks that no page loads: the worker's. */
const WORKERS = /^host-/

const LEAST_LENGTH = 25
const literals = [/'([^'\\\n]+)'/g, /`([^`$\\\n]+)/g]

/**
 * Texts that only handlers have.
 *
 * @param {readonly string[]} handlers  sources of handlers
 * @param {readonly string[]} others  all sources that a page may have
 * @returns {string[]}
 */
export function markersOf(handlers, others) {
  const words = handlers.flatMap((text) =>
    literals.flatMap((literal) => [...text.matchAll(literal)].map((match) => match[1] ?? '')),
  )
  const long = words.filter((one) => one.length >= LEAST_LENGTH && /^[\w ,.:;()-]+$/.test(one) && one.includes(' '))
  return [...new Set(long)].filter((one) => !others.some((text) => text.includes(one)))
}

/**
 * What does not fit, as sentences.
 *
 * @param {readonly string[]} markers
 * @param {readonly TextFile[]} chunks
 * @returns {string[]}
 */
export function leaks(markers, chunks) {
  if (markers.length === 0) return ['No text was found by which a handler is known.']
  const having = chunks.filter(({ text }) => markers.some((one) => text.includes(one))).map(({ path }) => path)
  const inWorker = having.filter((path) => WORKERS.test(path))
  const inPage = having.filter((path) => !WORKERS.test(path))
  return [
    ...(inWorker.length === 0 ? ['No chunk of the worker has the words of a handler: the check would find none.'] : []),
    ...inPage.map((path) => `${path} has handlers of operations: a page loads the model that runs in the worker.`),
  ]
}

/**
 * The same of the project as it was built last.
 *
 * @param {string} root
 * @returns {string[]}
 */
export function chunkProblems(root) {
  const sources = filesIn(join(root, 'src'), /(?<![.]test|[.]fixture)[.]tsx?$/)
  const isHandler = (/** @type {TextFile} */ { path }) => /model\/\w+\/\w+Handlers[.]ts$/.test(path)
  const isOfPage = (/** @type {TextFile} */ { path }) => !/\/(model\/(?!world|api)\w+|testing|headless)\//.test(path)
  const texts = (/** @type {TextFile[]} */ files) => files.map(({ text }) => text)
  const markers = markersOf(texts(sources.filter(isHandler)), texts(sources.filter(isOfPage)))
  const chunks = filesIn(join(root, 'dist', 'assets'), /[.]js$/)
  return leaks(
    markers,
    chunks.map(({ path, text }) => ({ path: path.split('/').at(-1) ?? path, text })),
  )
}

/**
 * @param {string} folder
 * @param {RegExp} named
 * @returns {TextFile[]}
 */
function filesIn(folder, named) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path).replaceAll('\\', '/'))
    .filter((path) => named.test(path))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}
