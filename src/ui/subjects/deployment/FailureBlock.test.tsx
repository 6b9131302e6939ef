import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { createService, updateService, yard } from '../../../testing/builders.ts'
import { badUpdate, breaker, registerBroken, until } from '../../../testing/deployments.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import { countedWords } from '../../words/deployment/failureDetection.ts'
import { FailureBlock } from './FailureBlock.tsx'

function shown(lab: TestLab): string {
  const markup = renderToStaticMarkup(<FailureBlock service={lab.service()} world={lab.world} />)
  const words = markup.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  return words.replace('Deployment failure detection', '').trim()
}

const line = (lab: TestLab) => countedWords(lab.service(), lab.world)
const count = (lab: TestLab) => lab.world.serviceDeployments.get('yard/web')?.[0]?.failureCount ?? 0

describe('what the page says of a circuit breaker', () => {
  it('DEP-16 its count fills up to the threshold, in the tree too', () => {
    const lab = badUpdate('start', {
      desiredCount: 8,
      ...breaker({}, { minimumHealthyPercent: 100, maximumPercent: 113 }),
    })
    expect(shown(lab)).toBe('failed 0 of 4 threshold 4 = 50 % of 8 rollback on, to web:1')
    expect(line(lab)).toBe('')
    until(lab, () => count(lab) === 2)
    expect(shown(lab)).toMatch(/^failed 2 of 4 /)
    expect(line(lab)).toBe('Failed tasks: 2 of 4')
  })

  it('DEP-18 then that it failed, and how the rollback stands', () => {
    const lab = badUpdate('start', { desiredCount: 1, ...breaker() })
    until(lab, () => lab.decisions.some((one) => one.kind === 'failure'))
    const failed = 'web:2 FAILED by deployment circuit breaker failed tasks 3 status'
    expect(shown(lab)).toBe(`${failed} ROLLBACK_IN_PROGRESS, to web:1`)
    expect(line(lab)).toBe('')
    lab.forward(300_000)
    expect(shown(lab)).toBe(`${failed} ROLLBACK_SUCCESSFUL, to web:1`)
    updateService(lab, { forceNewDeployment: true })
    expect(shown(lab)).toMatch(/^failed 0 of 3 /)
  })

  it('DEP-17 a rollback that is off, or has nothing to go back to', () => {
    const off = badUpdate('start', { desiredCount: 1, ...breaker({ rollback: false }) })
    expect(shown(off)).toMatch(/rollback off$/)
    until(off, () => off.decisions.some((one) => one.kind === 'failure'))
    expect(shown(off)).toMatch(/ status STOPPED$/)
    const first = yard()
    registerBroken(first)
    createService(first, { desiredCount: 1, ...breaker() })
    expect(shown(first)).toMatch(/rollback on, with none COMPLETED to go back to$/)
    until(first, () => first.decisions.some((one) => one.kind === 'failure'))
    expect(shown(first)).toMatch(/ status ROLLBACK_FAILED$/)
  })

  it('DEP-15 nothing where none watches', () => {
    const lab = badUpdate('start', { desiredCount: 1 })
    lab.forward(60_000)
    expect(shown(lab)).toBe('')
  })
})
