import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { scenarioSchema } from '../lessons/document/scenarioSchema.ts'
import { everyAsk, storyDocument } from '../lessons/story.fixture.ts'
import { playScenario } from './playScenario.ts'

describe('APP-3 a scenario is played without a page', () => {
  it('says of each question how it was keyed', () => {
    const played = playScenario(readFileSync('public/scenarios/fix-never-rolls.json', 'utf8'))
    const lines = 'lines' in played ? played.lines.map((one) => JSON.parse(one) as unknown) : []
    expect(lines).toMatchObject([
      { question: 1, kind: 'fix', key: { isReached: true, lowestHealthy: 4, refusal: null } },
      { scenario: 'fix-never-rolls', isCompleted: true },
    ])
  })

  it('says why one cannot be told, or is none', () => {
    const mark = everyAsk.find((one) => one.kind === 'mark')
    const never = storyDocument([{ ask: { ...mark, is: { equals: 9 } } }])
    expect(playScenario(JSON.stringify(never))).toEqual({ problem: '"When are both RUNNING?": it never comes.' })
    expect(playScenario('{}')).toHaveProperty('problem')
  })

  it('has a JSON Schema that names every kind of question', () => {
    const text = JSON.stringify(scenarioSchema())
    for (const { kind } of everyAsk) expect(text).toContain(`"const":"${kind}"`)
  })
})
