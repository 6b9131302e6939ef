import { act } from '../../../model/api/act.ts'
import { counted, grouped } from '../../../look/numbers.ts'
import { durationText } from '../../../look/time.ts'
import type { Shift } from '../../../model/world/deployment/shifting/shift.ts'
import { shiftOf } from '../../../model/world/deployment/shifting/shiftOf.ts'
import { countsOf, type Service } from '../../../model/world/service/service.ts'
import { rebalancingOf } from '../../../model/world/service/rebalancing.ts'
import type { World } from '../../../model/world/world.ts'
import { otherDeploymentActs } from '../codeDeploy/otherDeploymentActs.ts'
import { stopDeployment } from '../deployment/stopDeployment.ts'
import { serviceWords } from '../../words/service/serviceWords.ts'
import { tasksById, type Card, type ObjectAct, type SubjectView, type TreeLine } from '../subjectView.ts'
import { WhyService } from './WhyService.tsx'

/** A service, by `cluster/name`. */
export const serviceView: SubjectView = {
  Why: WhyService,
  head(id, { world, originMs }) {
    const service = world.services.get(id)
    if (service === undefined) return null
    return { object: `service ${service.name}`, atMs: world.nowMs, ...serviceWords(service, { ...world, originMs }) }
  },
  acts(id, world) {
    const service = world.services.get(id)
    if (service?.status !== 'ACTIVE') return null
    return {
      heading: `Service ${service.name}`,
      acts: [
        ...(service.controller === undefined ? [newRevisionAct(id)] : otherDeploymentActs(service, world)),
        { id: 'update', label: 'Update', run: ({ openForm }) => openForm('updateService', id) },
        ...stopDeployment(service, world),
        { id: 'load', label: 'Set load', run: ({ openForm }) => openForm('setLoad', id) },
        { id: 'delete', label: 'Delete', tone: 'trouble', run: ({ openForm }) => openForm('deleteService', id) },
      ],
    }
  },
  card(id, world, nowMs) {
    const service = world.services.get(id)
    return service === undefined ? null : serviceCard(service, nowMs)
  },
  line(id, world) {
    const service = world.services.get(id)
    return service === undefined ? null : lineOf(service, asideOf(service, world))
  },
  describe(id, world) {
    const service = world.services.get(id)
    if (service === undefined) return null
    const input = { cluster: service.clusterName, services: [service.name] }
    return { act: act('ecs', 'DescribeServices', input), field: 'services' }
  },
  kept(id, world) {
    const service = world.services.get(id)
    return service === undefined ? null : { fieldsWithoutEffect: service.fieldsWithoutEffect }
  },
  tasks: (id, scope) => tasksById(scope.world.liveByService.get(id) ?? [], scope),
  serviceKey: (id) => id,
  toldIn: (id) => ({ serviceKey: id }),
}

function newRevisionAct(id: string): ObjectAct {
  return { id: 'newRevision', label: 'New revision', run: ({ openForm }) => openForm('newRevision', id) }
}

/** A service in a few lines, and how long it has had no place for tasks. */
export function serviceCard({ name, waiting, desiredCount }: Service, nowMs: number): Card {
  return {
    title: name,
    kind: 'service',
    state:
      waiting === null
        ? ''
        : `${counted(waiting.count, 'task')} without a place for ${durationText(nowMs - waiting.sinceMs)}`,
    tone: waiting === null ? 'plain' : 'trouble',
    facts: [{ label: 'desired', value: grouped(desiredCount) }],
  }
}

/** What it does beside running tasks, in the tree's narrow column and spoken. */
interface Aside {
  readonly aside: string
  readonly words: string
}

function asideOf(service: Service, world: Pick<World, 'serviceDeployments' | 'scheduling'>): Aside {
  const shift: Shift | null = shiftOf(world, service)
  if (service.status === 'DRAINING') return { aside: 'DRAINING', words: '' }
  if (shift !== null) return { aside: `${String(shift.production)} % shifted`, words: `, ${shift.stage}` }
  const isMoving = rebalancingOf(world, service) !== null
  return isMoving ? { aside: 'rebalances', words: ', rebalances zones' } : { aside: '', words: '' }
}

function lineOf(service: Service, { aside, words }: Aside): TreeLine {
  const running = grouped(countsOf(service).running)
  const desired = grouped(service.desiredCount)
  return {
    name: service.name,
    aside,
    detail: `${running} / ${desired}`,
    words: `service ${service.name}, ${running} running of ${desired} desired${service.isSteady ? ', steady' : ''}${words}`,
  }
}
