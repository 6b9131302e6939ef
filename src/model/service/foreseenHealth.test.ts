import { describe, expect, it } from 'vitest'
import { createBalancer, createGroup, createListener, front } from '../../testing/balancers.ts'
import { createService, register, updateService, yard } from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'
import type { Task } from '../world/task/task.ts'

const PORT = { portMappings: [{ containerPort: 80 }] }

/** A service of two tasks behind a load balancer that is active. */
function behind(revision: Input, behavior: Input = {}): TestLab {
  const lab = yard({ instances: 4 })
  lab.act('lab', 'SetContainerBehavior', { image: 'web:1', ...behavior })
  for (const fields of [revision, revision]) register(lab, 'web', { containerFields: { ...PORT, ...fields } })
  const { group } = front(lab, { TargetType: 'instance' })
  const loadBalancers = [{ targetGroupArn: group, containerName: 'main', containerPort: 80 }]
  createService(lab, { taskDefinition: 'web:1', desiredCount: 2, loadBalancers })
  return lab
}

/** Of each task that came to count as healthy: when that was foreseen as it began to run, and when it was. */
function foreseen(lab: TestLab, forMs: number): readonly (readonly [foreseenMs: number | null, atMs: number])[] {
  const open = new Map<string, Task>()
  const found: [number | null, number][] = []
  lab.to(lab.nowMs + forMs, () => {
    for (const task of lab.tasks()) {
      if (task.step !== 'running') continue
      const known = open.get(task.id)
      if (known === undefined) open.set(task.id, task)
      else if (task.isHealthy && !known.isHealthy) {
        found.push([known.healthyAtMs, lab.nowMs])
        open.set(task.id, task)
      }
    }
  })
  return found
}

describe('ALB-12 when a task will count as healthy is foreseen to the look', () => {
  it.each([
    ['its targets alone', {}],
    ['container checks of 7 s too', { healthCheck: { command: ['CMD', 'true'], interval: 7 } }],
    ['containers that are ready after 20 s', {}, { readyAfterSeconds: 20 }],
  ])('with %s, as it starts and in a deployment', (_, revision, behavior?: Input) => {
    const lab = behind(revision, behavior)
    const first = foreseen(lab, 120_000)
    expect(first).toHaveLength(2)
    updateService(lab, { taskDefinition: 'web:2' })
    const rolled = foreseen(lab, 300_000)
    expect(rolled).toHaveLength(2)
    for (const [foreseenMs, atMs] of [...first, ...rolled]) expect(foreseenMs).toBe(atMs)
  })

  it('a target that nothing checks yet foretells nothing', () => {
    const lab = yard()
    register(lab, 'web', { containerFields: PORT })
    const group = createGroup(lab, { TargetType: 'instance' })
    createListener(lab, { balancer: createBalancer(lab), group })
    const loadBalancers = [{ targetGroupArn: group, containerName: 'main', containerPort: 80 }]
    createService(lab, { desiredCount: 1, loadBalancers })
    lab.forward(20_000)
    expect(lab.tasks()).toMatchObject([{ step: 'running', healthyAtMs: null, isHealthy: false }])
  })
})
