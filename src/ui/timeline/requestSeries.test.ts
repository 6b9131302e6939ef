import { expect, it } from 'vitest'
import { seriesOf } from '../../model/world/series.ts'
import type { History } from '../../model/world/history.ts'
import { front } from '../../testing/balancers.ts'
import { createService, NETWORK, registerFargate, yard } from '../../testing/builders.ts'
import { requestSeries } from './requestSeries.ts'

const lab = yard({ instances: 0 })
registerFargate(lab)
const { group, balancer } = front(lab)
createService(lab, {
  taskDefinition: 'far',
  launchType: 'FARGATE',
  networkConfiguration: NETWORK,
  loadBalancers: [{ targetGroupArn: group, containerName: 'main', containerPort: 80 }],
})

function historyWith(counts: Readonly<Record<string, readonly (readonly [number, number])[]>>): History {
  const series = Object.entries(counts).map(([key, points]) => {
    const [metric = '', kind = ''] = key.split(' ')
    const ref = { kind, id: kind === 'targetGroup' ? group : balancer }
    return [`${metric} ${kind} ${ref.id}`, { ref, metric, points: points.map(([atMs, value]) => ({ atMs, value })) }]
  })
  return { series: new Map(series as never), decisions: [], untilMs: 0 } as never
}

it('MET-4 adds up what targets and the balancer itself failed at, a gap counting nothing', () => {
  const history = historyWith({
    'RequestCount targetGroup': [
      [60_000, 600],
      [120_000, 660],
    ],
    'HTTPCode_Target_5XX_Count targetGroup': [
      [60_000, 0],
      [120_000, 6],
    ],
    'HTTPCode_ELB_5XX_Count loadBalancer': [[120_000, 4]],
  })
  expect(seriesOf(history, { kind: 'targetGroup', id: group }, 'RequestCount')).toHaveLength(2)
  expect(requestSeries(history, lab.world, 'yard/web')).toMatchObject({
    groupName: 'web',
    failed: [
      { atMs: 60_000, value: 0 },
      { atMs: 120_000, value: 10 },
    ],
    answer: [],
  })
})

it('a service without a load balancer has none', () => {
  const bare = yard({ instances: 0 })
  registerFargate(bare)
  createService(bare, { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK })
  expect(requestSeries(historyWith({}), bare.world, 'yard/web')).toBeNull()
})
