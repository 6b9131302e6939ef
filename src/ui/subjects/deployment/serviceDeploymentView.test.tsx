import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { updateService } from '../../../testing/builders.ts'
import { badUpdate, breaker, until } from '../../../testing/deployments.ts'
import { revisionsNow } from '../../../testing/shiftReads.ts'
import { BLUE_GREEN, deployNext, shiftedService } from '../../../testing/shifting.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import { deploymentCourse } from '../../words/deployment/deploymentCourse.ts'
import { SUBJECTS } from '../subjects.ts'
import { deploymentById, deploymentRef } from './deploymentRef.ts'
import { WatchBlock } from './WatchBlock.tsx'
import { wayBackText } from '../../words/deployment/serviceDeploymentWords.ts'

const view = SUBJECTS.serviceDeployment

/** The nth newest of the only service. */
function found(lab: TestLab, nth = 0) {
  const [service] = lab.world.services.values()
  const deployment = lab.world.serviceDeployments.get(service?.key ?? '')?.[nth]
  if (service === undefined || deployment === undefined) throw new Error('no deployment')
  return { service, deployment, id: deploymentRef(service, deployment).id }
}

function scope({ world, decisions }: TestLab) {
  return { world, decisions, originMs: 0 }
}

/** `SCALE_UP done 4 s`: each stage with how it stands and how long it took. */
function course(lab: TestLab, nth = 0): readonly string[] {
  const { deployment } = found(lab, nth)
  return deploymentCourse(deployment, lab.decisions, { nowMs: lab.nowMs, originMs: 0 }).map(
    ({ name, state, tookMs, parts }) =>
      [name, state, tookMs === null ? '' : String(tookMs / 1_000), ...parts].filter((part) => part !== '').join(' '),
  )
}

function wayBack(lab: TestLab, nth = 0): string | null {
  const { service, deployment } = found(lab, nth)
  return wayBackText(deployment, lab.world.serviceDeployments.get(service.key) ?? [], 0)
}

function watched(lab: TestLab, nth = 0): string {
  const markup = renderToStaticMarkup(
    <WatchBlock {...found(lab, nth)} world={lab.world} originMs={0} onSelect={() => undefined} />,
  )
  return markup
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

describe('the inspector of a service deployment', () => {
  it('DEP-13 is of the deployment that is chosen, and of none that the lab does not keep', () => {
    const lab = badUpdate('start', { desiredCount: 1 })
    const { id } = found(lab, 1)
    expect(deploymentById(id, lab.world)?.deployment.revision.definitionKey).toBe('web:1')
    expect(view.head(id, scope(lab))).toMatchObject({ object: 'service deployment of web', tone: 'plain' })
    expect(view.head(`${id}x`, scope(lab))).toBeNull()
    const read = view.describe?.(id, lab.world)
    const answer = lab.ecs('DescribeServiceDeployments', read?.act.input ?? {})
    expect(answer.serviceDeployments).toMatchObject([{ status: 'SUCCESSFUL' }])
  })

  it('DEP-20 a rolling one goes through its statuses; what was taken back tells since when', () => {
    const lab = badUpdate('start', { desiredCount: 1, ...breaker() })
    expect(course(lab)).toEqual(['PENDING now 0'])
    lab.forward(10_000)
    expect(course(lab)).toEqual([
      expect.stringMatching(/^PENDING done \d/),
      expect.stringMatching(/^IN_PROGRESS now \d/),
    ])
    expect(wayBack(lab)).toBe('It can be taken back to web:1 until it is COMPLETED.')
    expect(view.acts?.(found(lab).id, lab.world)?.acts.map(({ label }) => label)).toEqual(['Stop and roll back'])
    until(lab, () => found(lab).deployment.rollback !== undefined)
    expect(wayBack(lab)).toMatch(/^It is taken back to web:1 since \d\d:\d\d\.$/)
    expect(view.head(found(lab).id, scope(lab))?.sentence).toMatch(/circuit breaker threshold was exceeded/)
    lab.forward(300_000)
    expect(course(lab).map((row) => row.split(' ').slice(0, 2).join(' '))).toEqual([
      'PENDING done',
      'IN_PROGRESS done',
      'ROLLBACK_IN_PROGRESS done',
      'ROLLBACK_SUCCESSFUL done',
    ])
    expect([wayBack(lab), view.acts?.(found(lab).id, lab.world)]).toEqual([null, null])
  })

  it('DEP-15 the counter of its circuit breaker stays as it was once it is over', () => {
    const lab = badUpdate('start', { desiredCount: 1, ...breaker() })
    expect(watched(lab)).toMatch(/failed 0 of 3 status MONITORING threshold 3 = /)
    until(lab, () => found(lab).deployment.end !== null)
    updateService(lab, { deploymentConfiguration: { deploymentCircuitBreaker: { enable: false, rollback: false } } })
    expect(watched(lab)).toMatch(/failed 3 of 3 status TRIGGERED /)
    expect(watched(lab, 1)).toMatch(/failed 0 of 3 status MONITORING_COMPLETE /)
  })

  it('DEP-31 one that shifts traffic goes through its stages, each with its time; DEP-36 until the bake is over it can be taken back', () => {
    const { lab } = shiftedService({
      ...BLUE_GREEN,
      strategy: 'CANARY',
      canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 1 },
    })
    deployNext(lab)
    until(lab, () => revisionsNow(lab).stage === 'BAKE_TIME')
    const rows = course(lab)
    expect(rows.slice(0, 3)).toEqual([
      expect.stringMatching(/^PENDING done/),
      'RECONCILE_SERVICE left',
      'PRE_SCALE_UP done 4',
    ])
    expect(rows.find((row) => row.startsWith('PRODUCTION'))).toMatch(/ done 64 10 % at \d\d:\d\d 100 % at \d\d:\d\d$/)
    expect(rows.slice(-2)).toEqual(['BAKE_TIME now 0', 'CLEAN_UP coming'])
    expect(wayBack(lab)).toMatch(/^It can be taken back to far:1 until \d\d:\d\d, when the bake is over\.$/)
    until(lab, () => revisionsNow(lab).stage === 'CLEAN_UP')
    expect(wayBack(lab)).toBe('No way back but a new deployment: the old revision stops.')
    until(lab, () => found(lab).deployment.end !== null)
    expect(
      course(lab)
        .slice(-3)
        .map((row) => row.split(' ').slice(0, 2).join(' ')),
    ).toEqual(['BAKE_TIME done', 'CLEAN_UP done', 'SUCCESSFUL done'])
    expect(wayBack(lab)).toBe('It is done: only a new deployment leads back.')
  })
})
