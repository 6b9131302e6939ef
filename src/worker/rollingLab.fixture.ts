import type { Act } from '../model/api/command.ts'
import type { LabFile } from '../labfile/labFile.ts'

/** Four tasks on three instances, and two revisions to roll between. */
export const rollingLab: LabFile = {
  format: 'taskyard/lab',
  version: 1,
  title: 'A rolling update',
  seed: 7,
  commands: [
    { atMs: 0, service: 'ecs', operation: 'CreateCluster', input: { clusterName: 'yard' } },
    {
      atMs: 0,
      service: 'lab',
      operation: 'AddContainerInstances',
      input: { cluster: 'yard', instanceType: 'm5.large', count: 3 },
    },
    { atMs: 0, service: 'ecs', operation: 'RegisterTaskDefinition', input: revision('web:1') },
    { atMs: 0, service: 'ecs', operation: 'RegisterTaskDefinition', input: revision('web:2') },
    {
      atMs: 0,
      service: 'ecs',
      operation: 'CreateService',
      input: {
        cluster: 'yard',
        serviceName: 'web',
        taskDefinition: 'web:1',
        desiredCount: 4,
        deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 100 },
      },
    },
  ],
}

export const roll: Act = update({ taskDefinition: 'web:2' })
/** The same with room to start before it stops. */
export const rollWide: Act = update({
  taskDefinition: 'web:2',
  deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 150 },
})
export const describeService: Act = {
  service: 'ecs',
  operation: 'DescribeServices',
  input: { cluster: 'yard', services: ['web'] },
}
export const refused: Act = update({ taskDefinition: 'web:9' })

export function scaleTo(desiredCount: number): Act {
  return update({ desiredCount })
}

function update(input: Readonly<Record<string, unknown>>): Act {
  return { service: 'ecs', operation: 'UpdateService', input: { cluster: 'yard', service: 'web', ...input } }
}

function revision(image: string): Readonly<Record<string, unknown>> {
  return { family: 'web', containerDefinitions: [{ name: 'web', image, cpu: 512, memory: 512, essential: true }] }
}
