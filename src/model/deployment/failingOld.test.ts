import { describe, expect, it } from 'vitest'
import { front, setAttributes } from '../../testing/balancers.ts'
import { createService, percents, register, updateService, yard } from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

const PORT = { containerFields: { portMappings: [{ containerPort: 80 }] } }

/** Two tasks of web:1 behind a load balancer, whose targets fail from a moment on; web:2 is sound. */
function behind(service: Input): TestLab {
  const lab = yard({ instances: 4 })
  for (let i = 0; i < 2; i++) register(lab, 'web', PORT)
  const { group } = front(lab, { TargetType: 'instance', HealthCheckIntervalSeconds: 10 })
  setAttributes(lab, group, { 'deregistration_delay.timeout_seconds': '10' })
  const loadBalancers = [{ targetGroupArn: group, containerName: 'main', containerPort: 80 }]
  createService(lab, { taskDefinition: 'web:1', desiredCount: 2, loadBalancers, ...service })
  lab.forward(100_000)
  return lab
}

function fail(lab: TestLab): void {
  const responds = { fromSeconds: 0, how: 'code', code: 500 }
  lab.act('lab', 'SetContainerBehavior', { image: 'web:1', taskDefinition: 'web:1', responds })
}

/** Tasks meant to run: healthy ones, and all of each revision. */
const counts = (lab: TestLab) => {
  const tasks = lab.tasks().filter((one) => one.desiredStatus === 'RUNNING')
  const of = (key: string) => tasks.filter((one) => one.definitionKey === key).length
  return { healthy: tasks.filter((one) => one.isHealthy).length, old: of('web:1'), all: tasks.length }
}

describe('SVC-14 old tasks whose targets fail do not outlive their deployment', () => {
  it.each([
    ['the default percents', {}],
    ['50 / 100: the upper limit leaves no room, so one that fails is stopped first', percents(50, 100)],
    ['100 / 150', percents(100, 150)],
    ['0 / 100', percents(0, 100)],
  ])('with %s', (_, service) => {
    const lab = behind(service)
    fail(lab)
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(600_000)
    expect(counts(lab)).toEqual({ healthy: 2, old: 0, all: 2 })
    expect(lab.service().deployments).toHaveLength(1)
    expect(lab.service().isSteady).toBe(true)
  })

  it.each([
    ['50 / 100', percents(50, 100)],
    ['100 / 150', percents(100, 150)],
  ])('with %s, where they begin to fail while it goes on', (_, service) => {
    const lab = behind(service)
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(15_000)
    fail(lab)
    lab.forward(600_000)
    expect(counts(lab)).toEqual({ healthy: 2, old: 0, all: 2 })
  })

  it('nor those whose container checks fail', () => {
    const lab = yard()
    const check = { healthCheck: { command: ['CMD', 'true'], interval: 10, retries: 2 } }
    for (let i = 0; i < 2; i++) register(lab, 'web', { containerFields: check })
    createService(lab, { taskDefinition: 'web:1', desiredCount: 2, ...percents(50, 100) })
    lab.forward(60_000)
    const checkFails = { fromSeconds: 0 }
    lab.act('lab', 'SetContainerBehavior', { image: 'web:1', taskDefinition: 'web:1', checkFails })
    lab.forward(19_000)
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(600_000)
    expect(counts(lab)).toEqual({ healthy: 2, old: 0, all: 2 })
  })

  it('the upper limit holds all the while', () => {
    const lab = behind(percents(50, 100))
    fail(lab)
    updateService(lab, { taskDefinition: 'web:2' })
    lab.to(lab.nowMs + 300_000, () => expect(counts(lab).all).toBeLessThanOrEqual(2))
  })
})
