import { deploymentArn, type DeploymentArnKind } from '../../model/api/arns.ts'
import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import type { World } from '../../model/world/world.ts'
import { LAMBDA } from '../shifting.ts'

/** A service whose second deployment pauses before it starts anything. */
export const PAUSED = {
  serviceName: 'paused',
  desiredCount: 1,
  deploymentConfiguration: {
    strategy: 'BLUE_GREEN',
    bakeTimeInMinutes: 1,
    lifecycleHooks: [
      { targetType: 'PAUSE', lifecycleStages: ['PRE_SCALE_UP'] },
      {
        hookTargetArn: LAMBDA,
        roleArn: 'arn:aws:iam::123456789012:role/hooks',
        lifecycleStages: ['PRE_SCALE_UP'],
        hookDetails: { depth: 'smoke' },
      },
    ],
  },
} as const

export const NEXT_OF_PAUSED = act('ecs', 'UpdateService', {
  cluster: 'yard',
  service: 'paused',
  taskDefinition: 'web:2',
})

/** A good act of each operation about deployments, on the prepared lab. */
export function deploymentActs(world: World): readonly Act[] {
  const [going] = world.serviceDeployments.get('yard/waiting') ?? []
  const [paused] = world.serviceDeployments.get('yard/paused') ?? []
  const [own] = world.serviceDeployments.get('yard/web') ?? []
  const arn = (kind: DeploymentArnKind, id = '') => deploymentArn(kind, { clusterName: 'yard', name: 'web' }, id)
  return [
    act('ecs', 'ListServiceDeployments', {
      cluster: 'yard',
      service: 'web',
      status: ['SUCCESSFUL'],
      maxResults: 5,
    }),
    act('ecs', 'DescribeServiceDeployments', { serviceDeploymentArns: [arn('service-deployment', own?.id)] }),
    act('ecs', 'DescribeServiceRevisions', { serviceRevisionArns: [arn('service-revision', own?.revisionId)] }),
    act('ecs', 'StopServiceDeployment', {
      serviceDeploymentArn: deploymentArn(
        'service-deployment',
        { clusterName: 'yard', name: 'waiting' },
        going?.id ?? '',
      ),
      stopType: 'ROLLBACK',
    }),
    act('ecs', 'ContinueServiceDeployment', {
      serviceDeploymentArn: deploymentArn(
        'service-deployment',
        { clusterName: 'yard', name: 'paused' },
        paused?.id ?? '',
      ),
      hookId: paused?.shift?.hooks[0]?.id ?? '',
      action: 'CONTINUE',
    }),
    act('lab', 'SetLifecycleHookAnswer', { hookTargetArn: LAMBDA, hookStatus: 'IN_PROGRESS', callBackDelay: 60 }),
  ]
}
