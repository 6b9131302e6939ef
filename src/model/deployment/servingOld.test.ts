import { describe, expect, it } from 'vitest'
import { ActionChecker } from '../../testing/actionChecker.ts'
import {
  CHECKED,
  createService,
  percents,
  registerFargate,
  steadyYard,
  updateService,
  yard,
} from '../../testing/builders.ts'
import type { TestLab } from '../../testing/testLab.ts'

const keysOf = (lab: TestLab): string =>
  lab
    .tasks()
    .filter((one) => one.desiredStatus === 'RUNNING')
    .map((one) => one.definitionKey)
    .sort()
    .join(' ')

/** A rolling update that has started all its new tasks, none of which counts as healthy yet. */
function allStarted(desiredCount: number, service: object = {}): TestLab {
  const lab = steadyYard({ service: { desiredCount, ...service }, revisions: { containerFields: CHECKED } })
  updateService(lab, { taskDefinition: 'web:2' })
  lab.forward(3_000)
  return lab
}

function loseOld(lab: TestLab): void {
  const old = lab.tasks().find((one) => one.definitionKey === 'web:1' && one.desiredStatus === 'RUNNING')
  lab.ecs('StopTask', { task: old?.id })
}

describe('DEP-12 what replaces a task of an older revision in the middle of a deployment', () => {
  it('is of its own revision, once the new ones are all started', () => {
    const lab = allStarted(2)
    loseOld(lab)
    lab.forward(6_000)
    expect(keysOf(lab)).toBe('web:1 web:1 web:2 web:2')
    const [last] = lab
      .rolling()
      .filter((one) => one.action === 'start')
      .slice(-1)
    expect(last).toMatchObject({ rule: 'DEP-12', count: 1, ofOld: { definitionKey: 'web:1', short: 1 } })
    lab.forward(300_000)
    expect(keysOf(lab)).toBe('web:2 web:2')
    expect(lab.service()).toMatchObject({ isSteady: true, deployments: [{ rolloutState: 'COMPLETED' }] })
  })

  it('an older deployment that has lost its last task stays for that', () => {
    const lab = allStarted(1)
    loseOld(lab)
    lab.forward(6_000)
    expect(keysOf(lab)).toBe('web:1 web:2')
    lab.forward(300_000)
    expect(keysOf(lab)).toBe('web:2')
    expect(lab.service().deployments).toHaveLength(1)
  })

  it('at the upper limit one that is UNHEALTHY is stopped first', () => {
    const lab = allStarted(2)
    const bad = lab.tasks().find((one) => one.definitionKey === 'web:1')
    const before = new Set(lab.tasks().map((one) => one.id))
    const never = { image: 'web:1', taskDefinition: 'web:2', checkFails: { fromSeconds: 0 } }
    lab.act('lab', 'SetContainerBehavior', never)
    const checkFails = { fromSeconds: 0 }
    lab.act('lab', 'SetContainerBehavior', { image: 'web:1', taskDefinition: 'web:1', checkFails })
    lab.forward(45_000)
    lab.act('lab', 'SetContainerBehavior', { image: 'web:1', taskDefinition: 'web:1', reset: true })
    lab.forward(40_000)
    expect(lab.world.tasks.get(bad?.id ?? '')?.stoppedReason).toMatch(/^Task failed container health checks/)
    const own = lab.tasks().filter((one) => one.definitionKey === 'web:1' && !before.has(one.id))
    expect(own.length).toBeGreaterThan(0)
    const upper = lab.rolling().filter((one) => one.active > one.limits.upper)
    expect(upper).toEqual([])
  })

  it('room goes to what the new revision lacks first', () => {
    const lab = steadyYard({
      service: { desiredCount: 2, ...percents(50, 100) },
      revisions: { containerFields: CHECKED },
    })
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(1_500)
    loseOld(lab)
    lab.forward(10_000)
    expect(keysOf(lab)).toBe('web:2 web:2')
  })

  it('and no more is started than the lower limit asks for, of the four that it had', () => {
    const lab = allStarted(4, percents(50, 200))
    loseOld(lab)
    lab.forward(8_000)
    const starts = lab.rolling().filter((one) => one.rule === 'DEP-12')
    expect(starts).toMatchObject([{ count: 1, limits: { lower: 2, upper: 8 } }])
  })

  it('goes into the subnets of its own revision', () => {
    const lab = yard({ instances: 0 })
    registerFargate(lab, 'web')
    const within = (...subnets: readonly string[]) => ({
      networkConfiguration: { awsvpcConfiguration: { subnets } },
    })
    createService(lab, { launchType: 'FARGATE', desiredCount: 2, ...within('subnet-1', 'subnet-2', 'subnet-3') })
    lab.forward(120_000)
    const checker = new ActionChecker(lab.world)
    lab.engine.listener = (change) => checker.see(change, lab.nowMs)
    updateService(lab, within('subnet-1'))
    lab.forward(3_000)
    const old = lab.tasks().find((one) => one.availabilityZone === 'us-east-1b')
    lab.ecs('StopTask', { task: old?.id })
    lab.forward(6_000)
    const zones = lab
      .tasks()
      .filter((one) => one.desiredStatus === 'RUNNING')
      .map((one) => one.availabilityZone)
    expect(zones.join(' ')).toBe('us-east-1a us-east-1a us-east-1a us-east-1b')
    expect(checker.problems).toEqual([])
  })

  it('and nothing comes in the place of what the deployment itself has stopped', () => {
    const lab = allStarted(2)
    while (keysOf(lab) !== 'web:2 web:2') lab.forward(500)
    for (const { id } of lab.tasks().filter((one) => one.desiredStatus === 'RUNNING')) lab.ecs('StopTask', { task: id })
    expect(lab.service().deployments).toHaveLength(2)
    lab.forward(60_000)
    expect(lab.rolling().filter((one) => one.rule === 'DEP-12')).toEqual([])
  })
})
