import { act } from '../../../model/api/act.ts'
import { counted } from '../../../look/numbers.ts'
import { deregisteredFrom, instancesIn, servicesIn } from './clusterParts.ts'
import { tasksById, type ObjectAct, type SubjectView } from '../subjectView.ts'
import { shortInstance } from '../../../look/names.ts'
import { clusterOptionsOf } from '../../../model/world/cluster/clusterOptions.ts'
import type { World } from '../../../model/world/world.ts'
import { terminateAct } from '../capacity/instanceActs.ts'
import { insightsAct } from './clusterActs.ts'
import { WhyCluster } from './WhyCluster.tsx'

/** A cluster: what it holds. */
export const clusterView: SubjectView = {
  Why: WhyCluster,
  head(id, { world }) {
    const cluster = world.clusters.get(id)
    if (cluster === undefined) return null
    // One that boots is no container instance of it before its agent registers.
    const registered = instancesIn(world, id).filter((one) => one.status !== 'booting')
    const holds = [counted(registered.length, 'container instance'), counted(servicesIn(world, id).length, 'service')]
    return {
      object: `cluster ${cluster.name}`,
      atMs: world.nowMs,
      verdict: `${cluster.name} is ${cluster.status}`,
      sentence: `It has ${holds.join(' and ')}.`,
      tone: 'plain',
    }
  },
  acts(id, world) {
    if (world.clusters.get(id)?.status !== 'ACTIVE') return null
    return { heading: `Cluster ${id}`, acts: actsOf(id, world) }
  },
  describe: (id) => ({
    act: act('ecs', 'DescribeClusters', { clusters: [id], include: ['SETTINGS', 'CONFIGURATIONS', 'STATISTICS'] }),
    field: 'clusters',
  }),
  tasks: (id, scope) =>
    tasksById(scope.world.tasks.keys(), scope).filter((task) => task.clusterName === id && task.step !== 'stopped'),
}

/** Of many EC2 instances that ECS knows no more the first few: the others end by TerminateInstances as well. */
const TERMINATED_HERE_MAX = 5

function actsOf(id: string, world: World): readonly ObjectAct[] {
  const isOff = clusterOptionsOf(world, id).containerInsights === 'disabled'
  return [
    {
      id: 'insights',
      label: isOff ? 'Turn Container Insights on' : 'Turn Container Insights off',
      run: ({ giveNow }) => giveNow(insightsAct(id, isOff ? 'enabled' : 'disabled')),
    },
    // They stand nowhere else: they are of the cluster no longer.
    ...deregisteredFrom(world, id)
      .slice(0, TERMINATED_HERE_MAX)
      .map((one): ObjectAct => ({
        id: `terminate ${one.ec2InstanceId}`,
        label: `Terminate ${shortInstance(one.ec2InstanceId)}, deregistered`,
        tone: 'trouble',
        run: ({ giveNow }) => giveNow(terminateAct(one)),
      })),
    { id: 'delete', label: 'Delete', tone: 'trouble', run: ({ openForm }) => openForm('deleteCluster', id) },
  ]
}
