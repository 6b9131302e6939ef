import { lazyPart } from '../../parts/lazyPart.ts'
import { deploymentArn } from '../../../model/api/arns.ts'
import { act } from '../../../model/api/act.ts'
import { serviceDeploymentWords } from '../../words/deployment/serviceDeploymentWords.ts'
import { tasksById, type SubjectView } from '../subjectView.ts'
import { deploymentById } from './deploymentRef.ts'
import { stopDeployment } from './stopDeployment.ts'

const WhyServiceDeployment = lazyPart(() =>
  import('./WhyServiceDeployment.tsx').then((module) => module.WhyServiceDeployment),
)

/** One deployment of a service, by `cluster/service/id`. */
export const serviceDeploymentView: SubjectView = {
  Why: WhyServiceDeployment,
  head(id, { world, originMs }) {
    const found = deploymentById(id, world)
    if (found === null) return null
    const { service, deployment } = found
    const words = serviceDeploymentWords(service, deployment, { ...world, originMs })
    return { object: `service deployment of ${service.name}`, atMs: world.nowMs, ...words }
  },
  acts(id, world) {
    const found = deploymentById(id, world)
    if (found?.isNewest !== true) return null
    const acts = stopDeployment(found.service, world)
    return acts.length === 0 ? null : { heading: `Deployment of ${found.deployment.revision.definitionKey}`, acts }
  },
  describe(id, world) {
    const found = deploymentById(id, world)
    if (found === null) return null
    const serviceDeploymentArns = [deploymentArn('service-deployment', found.service, found.deployment.id)]
    return { act: act('ecs', 'DescribeServiceDeployments', { serviceDeploymentArns }), field: 'serviceDeployments' }
  },
  tasks(id, scope) {
    const found = deploymentById(id, scope.world)
    if (found === null) return []
    const deploymentId = `ecs-svc/${found.deployment.revisionId}`
    return tasksById(scope.world.liveByService.get(found.service.key) ?? [], scope).filter(
      (task) => task.deploymentId === deploymentId,
    )
  },
  serviceKey: (id, { world }) => deploymentById(id, world)?.service.key ?? null,
  toldIn(id, { world }) {
    const found = deploymentById(id, world)
    if (found === null) return null
    const { service, deployment } = found
    return { serviceKey: service.key, mentioning: `ecs-svc/${deployment.revisionId}` }
  },
}
