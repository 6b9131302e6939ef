import { counted, grouped } from '../../look/numbers.ts'
import { revisionIdOf } from '../../model/world/deployment/serviceDeployment.ts'
import type { Service } from '../../model/world/service/service.ts'
import { deploymentRef } from '../subjects/deployment/deploymentRef.ts'
import { countedWords } from '../words/deployment/failureDetection.ts'
import { latestRolling } from '../words/service/serviceWords.ts'
import { row, rowsOf, type Now, type TreeRow } from './treeRow.ts'

/** Services, under each its deployments and what keeps them from going on. */
export function servicesGroup(now: Now): TreeRow {
  const services = [...now.world.services.values()].filter((service) => service.status !== 'INACTIVE')
  const children = services.flatMap((service) =>
    rowsOf({ kind: 'service', id: service.key }, now, {
      id: `service/${service.key}`,
      children: [
        ...deploymentRows(service, now),
        ...failedRows(service, now),
        ...missingRows(service),
        ...blockedRows(service, now),
      ],
    }),
  )
  const detail = services.length === 0 ? 'none' : 'running / desired'
  return row({ id: 'services', kind: 'group', children }, { name: 'Services', detail })
}

/** Each leads to its service deployment; one that the lab has forgotten, to the service. */
function deploymentRows(service: Service, { world }: Now): readonly TreeRow[] {
  const { key, deployments } = service
  const history = world.serviceDeployments.get(key) ?? []
  return deployments.map((one) => {
    const own = history.find(({ revisionId }) => revisionId === revisionIdOf(one))
    const target = own === undefined ? ({ kind: 'service', id: key } as const) : deploymentRef(service, own)
    const [running, pending, healthy] = [one.runningCount, one.pendingCount, one.healthyCount].map(grouped)
    return row(
      { id: `deployment/${key}/${one.id}`, kind: 'deployment', target },
      {
        name: one.definitionKey,
        aside: one.rolloutState === 'FAILED' ? 'FAILED' : one.status,
        detail: `${running ?? ''} ${one.pendingCount > 0 ? `+ ${pending ?? ''} pending` : 'running'}`,
        words: `${one.definitionKey}, ${one.status}, ${running ?? ''} running, ${pending ?? ''} pending, ${healthy ?? ''} healthy, ${one.rolloutState}`,
      },
    )
  })
}

/** What a circuit breaker has counted of its deployment. */
function failedRows(service: Service, { world }: Now): readonly TreeRow[] {
  const name = countedWords(service, world)
  if (name === '') return []
  const target = { kind: 'service', id: service.key } as const
  return [row({ id: `failed/${service.key}`, kind: 'deployment', target }, { name, tone: 'trouble' })]
}

function missingRows({ key, status, waiting }: Service): readonly TreeRow[] {
  if (waiting === null || status !== 'ACTIVE') return []
  const name = `${counted(waiting.count, 'task')} ${waiting.count === 1 ? 'has' : 'have'} no place`
  const target = { kind: 'waiting', id: key } as const
  return [row({ id: `missing/${key}`, kind: 'deployment', target }, { name, tone: 'trouble' })]
}

/** Nothing under way can ever let its deployment go on (DEP-7). */
function blockedRows(service: Service, { world }: Now): readonly TreeRow[] {
  const decision = latestRolling(service, world)
  if (decision?.action !== 'blocked' || service.status !== 'ACTIVE') return []
  const target = { kind: 'decision', id: String(decision.id) } as const
  const line = { name: 'Can never roll', tone: 'trouble' } as const
  return [row({ id: `blocked/${service.key}`, kind: 'deployment', target }, line)]
}
