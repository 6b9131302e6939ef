import type { Command } from '../model/api/command.ts'

/** When the rolling update of its first service begins. */
export const QUOTA_ROLL_MS = 660_000

/**
 * A lab of the size of ECS's quotas: 5,000 instances in a cluster, two services of 5,000 tasks, and all tasks of the
 * first replaced. A service launches 500 a minute (SVC-5), so both are steady before that.
 */
export function quotaLog({ instances = 5_000, tasks = 5_000, rollMs = QUOTA_ROLL_MS } = {}): readonly Command[] {
  const names = ['web', 'api']
  return [
    at(0, 'CreateCluster', { clusterName: 'yard' }),
    {
      ...at(0, 'AddContainerInstances', { cluster: 'yard', instanceType: 'm5.large', count: instances }),
      service: 'lab',
    },
    at(0, 'RegisterTaskDefinition', revision('web:1')),
    at(0, 'RegisterTaskDefinition', revision('web:2')),
    ...names.map((serviceName) =>
      at(0, 'CreateService', { cluster: 'yard', serviceName, taskDefinition: 'web:1', desiredCount: tasks }),
    ),
    at(rollMs, 'UpdateService', {
      cluster: 'yard',
      service: 'web',
      taskDefinition: 'web:2',
      deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 150 },
    }),
  ]
}

function revision(image: string): Command['input'] {
  return { family: 'web', containerDefinitions: [{ name: 'web', image, cpu: 256, memory: 512, essential: true }] }
}

function at(atMs: number, operation: string, input: Command['input']): Command {
  return { atMs, service: 'ecs', operation, input }
}
