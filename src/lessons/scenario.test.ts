import { describe, expect, it } from 'vitest'
import document from '../../public/scenarios/one-task-100-100.json' with { type: 'json' }
import { parseScenario, parseScenarioIndex } from './scenario.ts'

function refusalOf(changed: unknown): string {
  const reading = parseScenario(typeof changed === 'string' ? changed : JSON.stringify(changed))
  return 'error' in reading ? `${reading.error.name}: ${reading.error.message}` : 'taken'
}

describe('DET-8 a scenario document is read whole or refused whole', () => {
  it('takes what we ship', () => {
    expect(refusalOf(document)).toBe('taken')
  })

  it.each([
    ['no JSON', '{', /InvalidJson/],
    ['a newer version', { ...document, version: 3 }, /version/],
    ['another format', { ...document, format: 'taskyard/lab' }, /format/],
    ['an unknown field', { ...document, answer: '2+0' }, /answer/],
    ['an id that is no file name', { ...document, id: '../index' }, /id/],
    ['a lab that is none', { ...document, lab: { ...document.lab, seed: -1 } }, /lab: seed/],
    ['both percents at once', withSolution({ minimumHealthyPercent: 0, maximumPercent: 200 }), /change/],
    ['a percent out of range', withSolution({ maximumPercent: 500 }), /change/],
    ['a rule that is no rule', { ...document, explain: { why: 'x' } }, /explain/],
  ])('refuses %s', (_, changed, message) => {
    expect(refusalOf(changed)).toMatch(message)
  })
})

describe('DET-8 the list of scenarios', () => {
  it.each([
    ['{"format":"taskyard/scenarios","version":2,"scenarios":[]}'],
    ['{"format":"taskyard/scenarios","version":2,"scenarios":[{"id":"a"}]}'],
    ['{"format":"taskyard/scenarios","version":9,"scenarios":[]}'],
    ['[]'],
  ])('refuses %s', (text) => {
    expect(parseScenarioIndex(text)).toHaveProperty('error')
  })
})

function withSolution(solution: unknown): unknown {
  const change = { question: 'Which?', prompt: 'Set one.', solution }
  return { ...document, beats: [{ rolling: { change } }] }
}
