import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sourceText, SOURCES } from './sources.ts'

const spec = readFileSync('SPEC.md', 'utf8')

/** A rule's line in SPEC.md: its source stands at the end, between asterisks. */
function specSource(ruleId: string): string {
  return new RegExp(`\\*\\*${ruleId}\\*\\*.*\\*([^*]+)\\*$`, 'm').exec(spec)?.[1] ?? 'not in SPEC.md'
}

/** The ids that the model writes into decisions. */
function decidedRules(): readonly string[] {
  const files = readdirSync('src/model', { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !path.includes('.test.'),
  )
  const texts = files.map((path) => readFileSync(`src/model/${path}`, 'utf8'))
  return [...new Set(texts.flatMap((text) => [...text.matchAll(/\brule: [^\n]*/g)].flatMap(idsIn)))].sort()
}

function idsIn([line]: RegExpMatchArray): readonly string[] {
  return [...line.matchAll(/['"]([A-Z]{3}-\d+)['"]/g)].map((match) => match[1] ?? '')
}

/** The ids that reveals of scenarios and of templates' questions name. */
function toldRules(): readonly string[] {
  const folders = ['public/scenarios', 'src/challenge/templates']
  const texts = folders.flatMap((folder) =>
    readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
  )
  const found = texts.flatMap((text) => [...text.matchAll(/\brule['"]?: [^\n]*/g)].flatMap(idsIn))
  return [...new Set(found)].sort()
}

describe('sources', () => {
  it.each(Object.entries(SOURCES))('of %s agree with SPEC.md', (ruleId, source) => {
    const written = specSource(ruleId)
    expect(/\bapi\b/.test(written)).toBe(source.includes('API reference'))
    expect(/\bguide\b/.test(written)).toBe(source.includes('Developer Guide'))
    expect(/\bours\b/.test(written)).toBe(source.includes('the model itself'))
  })

  it.each(decidedRules())('know %s, which a decision names', (ruleId) => {
    expect(Object.keys(SOURCES)).toContain(ruleId)
  })

  it.each(toldRules())('know %s, which a reveal names', (ruleId) => {
    expect(Object.keys(SOURCES)).toContain(ruleId)
  })

  it('read as one line', () => {
    expect(sourceText('DEP-2')).toBe('Rule DEP-2 · source: API reference, DeploymentConfiguration')
  })
})
