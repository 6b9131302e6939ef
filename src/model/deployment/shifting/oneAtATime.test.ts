import { expect, it } from 'vitest'
import { addInstances, createService, register, updateService, yard } from '../../../testing/builders.ts'
import { until } from '../../../testing/deployments.ts'
import { revisionsNow } from '../../../testing/shiftReads.ts'
import { BLUE_GREEN } from '../../../testing/shifting.ts'

it('DEP-9 while traffic is shifted a task of one revision asks for no look at the other within the gap', () => {
  const lab = yard({ instances: 1 })
  register(lab)
  register(lab)
  // Tasks make a place to a service that asks for instances by what runs there.
  createService(lab, {
    desiredCount: 2,
    placementConstraints: [{ type: 'memberOf', expression: 'runningTasksCount < 100' }],
    deploymentConfiguration: BLUE_GREEN,
  })
  lab.forward(120_000)
  updateService(lab, { taskDefinition: 'web:2' })
  until(lab, () => revisionsNow(lab).stage === 'SCALE_UP')
  lab.act('ec2', 'TerminateInstances', { InstanceIds: [lab.instance(0).ec2InstanceId] })
  lab.forward(60_000)
  expect([lab.tasks(), lab.service().waiting?.count]).toEqual([[], 2])
  const sinceMs = lab.nowMs
  addInstances(lab, { count: 1 })
  lab.forward(4_000)
  const starts = lab.rolling(sinceMs).map((one) => [one.action, one.count, one.atMs - sinceMs])
  expect(starts).toEqual([
    ['start', 2, 0],
    ['start', 2, 4_000],
  ])
})
