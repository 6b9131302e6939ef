import { expect, it } from 'vitest'
import { front } from '../../../testing/balancers.ts'
import { steadyYard } from '../../../testing/builders.ts'
import { CLUSTER } from '../../../testing/testLab.ts'
import type { SubjectRef } from '../../../look/subjectRef.ts'
import { addedFacts } from '../subjects.ts'

it('a task and a target group tell what of their requests failed so far, by reason, once some did', () => {
  const lab = steadyYard()
  const { listener, group } = front(lab)
  const [id = ''] = lab.world.tasks.keys()
  const failed = (ref: SubjectRef) =>
    addedFacts(ref, lab.world, lab.nowMs).find(({ label }) => label === 'failed so far')?.value
  lab.act('lab', 'SetTraffic', { cluster: CLUSTER, service: 'web', shape: 'constant', peakRequestsPerSecond: 40 })
  lab.act('lab', 'SetTraffic', { listenerArn: listener, shape: 'constant', peakRequestsPerSecond: 2 })
  lab.forward(20_000 - (lab.nowMs % 5_000))
  expect(failed({ kind: 'task', id })).toBeUndefined()
  // Nothing is registered with it.
  expect(failed({ kind: 'targetGroup', id: group })).toMatch(/^\d+ × 503$/)
  lab.act('lab', 'SetContainerBehavior', { image: 'web:1', responds: { fromSeconds: 0, how: 'code', code: 500 } })
  lab.forward(15_000)
  lab.act('lab', 'SetContainerBehavior', { image: 'web:1', responds: { fromSeconds: 0, how: 'refused' } })
  lab.forward(5_000)
  expect(failed({ kind: 'task', id })).toMatch(/^\d+ × 5xx by the task, \d+ × 502$/)
})
