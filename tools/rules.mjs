/**
 * Holds SPEC.md, the tests and the code together. A rule is a line of SPEC.md that begins with its id, then how
 * true it is to AWS: `**DEP-1** (exact) …`, `(approximated)` or `(left out)`; `### DEP-1 …` and a list
 * item are read too.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** @typedef {{ id: string, mark: string, line: number }} Rule */
/** @typedef {{ path: string, text: string }} SourceFile */

const ruleLine = /^(?:#{2,6} |[-*] )?(?:\*\*([A-Z]{2,5}-\d+)\b[^*]*\*\*|(?<=#{2,6} )([A-Z]{2,5}-\d+)\b)/
const mark = /\b(exact|approximated|left out)\b/i
const anyId = /\b[A-Z]{2,5}-\d+\b/g
// Written like a rule, and something else.
const notRules = /^(?:GMT|UTF|SHA|ISO|RFC|MD|ES|EC|TLS|AES|HTTP|CRC|CVE|WCAG|US|EU|AP|IMDS)-\d+$/

/**
 * The rules of a specification. A rule's mark may stand anywhere before the next rule or heading; the first counts.
 *
 * @param {string} spec
 * @returns {Rule[]}
 */
export function readRules(spec) {
  /** @type {Rule[]} */
  const rules = []
  let isInside = false
  for (const [index, text] of spec.split('\n').entries()) {
    const found = ruleLine.exec(text)
    const id = found?.[1] ?? found?.[2]
    if (id !== undefined) rules.push({ id, mark: '', line: index + 1 })
    isInside = id !== undefined || (isInside && !text.startsWith('#'))
    const rule = rules.at(-1)
    if (isInside && rule?.mark === '') rule.mark = mark.exec(text)?.[1]?.toLowerCase() ?? ''
  }
  return rules
}

/**
 * What does not fit, as sentences.
 *
 * @param {string} spec
 * @param {SourceFile[]} sources  all code, tests among it
 */
export function compareRules(spec, sources) {
  const rules = readRules(spec)
  const known = new Set(rules.map(({ id }) => id))
  const isTest = (/** @type {SourceFile} */ { path }) => /\.(test|spec)\.tsx?$/.test(path)
  const tested = new Set(sources.filter(isTest).flatMap((one) => testNames(one).join('\n').match(anyId) ?? []))
  const twice = rules.filter(({ id }, index) => rules.findIndex((rule) => rule.id === id) !== index)
  return [
    ...(rules.length === 0 ? ['SPEC.md has no rule: a line that begins with **DEP-1**.'] : []),
    ...twice.map(({ id, line }) => `SPEC.md:${line} numbers ${id} a second time.`),
    ...rules
      .filter((rule) => rule.mark === '')
      .map(({ id, line }) => `SPEC.md:${line} ${id} is not marked exact, approximated or left out.`),
    ...rules
      .filter((rule) => rule.mark !== 'left out' && rule.mark !== '' && !tested.has(rule.id))
      .map((rule) => `SPEC.md:${rule.line} ${rule.id} (${rule.mark}) stands in the name of no test.`),
    ...sources.flatMap(({ path, text }) =>
      [...new Set(text.match(anyId) ?? [])]
        .filter((id) => !known.has(id) && !notRules.test(id))
        .map((id) => `${path} names ${id}, which SPEC.md does not have.`),
    ),
  ]
}

// What stands between `describe`, `it` or `test` and the name of something that runs.
const variants = /^(?:each|for|only|concurrent|sequential|describe|runIf|skipIf)$/

/**
 * The names of a file's suites and tests, with the texts of the tables whose rows fill them in. Only what stands there
 * as a text is seen; a comment or another text of the file is no name, nor is that of a test that is skipped.
 *
 * @param {SourceFile} file
 * @returns {string[]}
 */
export function testNames({ path, text }) {
  if (text.match(anyId) === null) return []
  /** @type {string[]} */
  const names = []
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isCallExpression(node)) {
      const [name] = node.arguments
      const tables = name === undefined || !isText(name) ? undefined : tablesOf(node.expression)
      if (name !== undefined && tables !== undefined) {
        names.push(...textsIn(name))
        if (/[%$]/.test(name.getText())) names.push(...tables.flatMap(textsIn))
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true))
  return names
}

/**
 * Of what is called with a test's name: what was given to its `each`. `undefined` when it makes no test.
 *
 * @param {ts.Expression} callee
 * @returns {ts.Expression[] | undefined}
 */
function tablesOf(callee) {
  if (ts.isIdentifier(callee)) return /^(?:describe|it|test)$/.test(callee.text) ? [] : undefined
  if (ts.isPropertyAccessExpression(callee)) {
    return variants.test(callee.name.text) ? tablesOf(callee.expression) : undefined
  }
  if (!ts.isCallExpression(callee)) return undefined
  const before = tablesOf(callee.expression)
  return before === undefined ? undefined : [...before, ...callee.arguments]
}

/** @param {ts.Node} node */
function isText(node) {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)
}

/**
 * @param {ts.Node} node
 * @returns {string[]}
 */
function textsIn(node) {
  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
    return [node.text]
  }
  /** @type {string[]} */
  const texts = []
  ts.forEachChild(node, (child) => void texts.push(...textsIn(child)))
  return texts
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {SourceFile[]}
 */
function sourcesIn(root, folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** @param {string} root */
export function ruleProblems(root) {
  const spec = join(root, 'SPEC.md')
  if (!existsSync(spec)) return ['There is no SPEC.md.']
  return compareRules(readFileSync(spec, 'utf8'), [...sourcesIn(root, 'src'), ...sourcesIn(root, 'e2e')])
}
