import { act } from '../../../model/api/operations.ts'
import { counted } from '../../../look/numbers.ts'
import { instancesIn, servicesIn } from './clusterParts.ts'
import { tasksById, type SubjectView } from '../subjectView.ts'
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
  describe: (id) => ({
    act: act('ecs', 'DescribeClusters', { clusters: [id] }),
    field: 'clusters',
  }),
  tasks: (id, scope) =>
    tasksById(scope.world.tasks.keys(), scope).filter((task) => task.clusterName === id && task.step !== 'stopped'),
}
