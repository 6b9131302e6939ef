import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { updateService } from '../../testing/builders.ts'
import { codeDeployed, deploy, waits } from '../../testing/codeDeploys.ts'
import { badUpdate, breaker, until } from '../../testing/deployments.ts'
import { revisionsNow } from '../../testing/shiftReads.ts'
import { BLUE_GREEN, deployNext, shiftedService } from '../../testing/shifting.ts'
import type { TestLab } from '../../testing/testLab.ts'
import { serviceWords } from '../words/service/serviceWords.ts'
import { CodeDeployStrip } from './CodeDeployStrip.tsx'
import { ShiftStrip } from './ShiftStrip.tsx'
import { breakerShown } from './WithBreaker.tsx'

function shiftShown(lab: TestLab, tellsAhead = true): string {
  return shown(
    <ShiftStrip service={lab.service()} world={lab.world} originMs={0} ringProgress={0.5} tellsAhead={tellsAhead} />,
  )
}

function shown(strip: ReactElement): string {
  // Of the stages, which all stand there for a screen reader, the one that is written.
  const markup = renderToStaticMarkup(strip).replaceAll(/<ol.*?<\/ol>/g, '')
  return markup
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

describe('the strip of a deployment that shifts traffic', () => {
  it('DEP-33 tells what part of it goes to which revision, and no limit of a rolling update; DEP-36 until when there is a way back', () => {
    const { lab } = shiftedService({
      ...BLUE_GREEN,
      strategy: 'CANARY',
      canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 1 },
    })
    expect(shiftShown(lab)).toBe('')
    deployNext(lab)
    until(lab, () => revisionsNow(lab).stage === 'PRODUCTION_TRAFFIC_SHIFT')
    expect(shiftShown(lab)).toMatch(
      /^far:1 2 of 2 healthy 90 % of production traffic 10 % PRODUCTION_TRAFFIC_SHIFT 8 of 11, step 1 of 2, until \d\d:\d\d It can be taken back to far:1 until the bake is over\. far:2 2 of 2 healthy$/,
    )
    // A learner may be asked for what comes.
    expect(shiftShown(lab, false)).not.toMatch(/until|step/)
    until(lab, () => revisionsNow(lab).stage === 'BAKE_TIME')
    lab.forward(301_000)
    expect(shiftShown(lab)).toMatch(/ 0 % of production traffic 100 % CLEAN_UP 11 of 11/)
    lab.forward(120_000)
    expect(shiftShown(lab)).toMatch(/^far:1 0 of 2 healthy no tasks .* SUCCESSFUL It is done: /)
  })
})

describe('the strip of a service that CodeDeploy deploys', () => {
  it('CDP-4 tells what part of traffic goes to which task set, by which lifecycle event; CDP-6 until when there is a way back', () => {
    const { lab } = codeDeployed({
      deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes',
      ...waits({}, { terminationWaitTimeInMinutes: 7 }),
    })
    const now = () =>
      shown(<CodeDeployStrip service={lab.service()} world={lab.world} originMs={0} ringProgress={0.5} />)
    const step = () => [...lab.world.codeDeployments.values()].at(-1)?.step
    // Neither before there is a deployment nor before it has a replacement.
    expect(now()).toBe('')
    deploy(lab)
    expect(now()).toBe('')
    until(lab, () => step() === 'AllowTraffic')
    // The service says the same of itself.
    const { verdict } = serviceWords(lab.service(), { ...lab.world, originMs: 0 })
    expect(verdict).toBe('CodeDeploy to far:2, 10 % shifted')
    expect(now()).toMatch(
      /^far:1 2 of 2 healthy 90 % of production traffic 10 % AllowTraffic shift 1 of 2, until \d\d:\d\d It can be stopped and taken back to far:1 until the original task set is deleted\. far:2 2 of 2 healthy$/,
    )
    lab.forward(290_000)
    until(lab, () => step() === 'TerminationWait')
    expect(now()).toMatch(
      / 0 % of production traffic 100 % TERMINATION_WAIT until ([\d:]+) It can be stopped and taken back to far:1 until \1\./,
    )
    lab.forward(410_000)
    until(lab, () => step() === 'Terminate')
    expect(now()).toContain('Terminate No way back but a new deployment')
    lab.forward(200_000)
    expect(now()).toBe('')
  })
})

describe('DEP-16 the counter of a circuit breaker beside the strip', () => {
  it('is there while it counts, and once it has made the deployment fail', () => {
    const lab = badUpdate('start', { desiredCount: 1, ...breaker() })
    const shown = () => breakerShown(lab.service(), lab.world)
    expect(shown()).toEqual({ count: 0, threshold: 3, note: 'at 3 it fails, back to web:1' })
    until(lab, () => lab.decisions.some((one) => one.kind === 'failure'))
    expect(shown()).toEqual({ count: 3, threshold: 3, note: 'ROLLBACK_IN_PROGRESS' })
    updateService(lab, { deploymentConfiguration: { deploymentCircuitBreaker: { enable: false, rollback: false } } })
    updateService(lab, { forceNewDeployment: true })
    expect(shown()).toBeNull()
  })

  it('is none where none is on, and names none to go back to without rollback', () => {
    expect(breakerShown(badUpdate('start').service(), badUpdate('start').world)).toBeNull()
    const lab = badUpdate('health', { desiredCount: 1, ...breaker({ rollback: false }) })
    expect(breakerShown(lab.service(), lab.world)?.note).toBe('at 3 it fails')
  })
})
