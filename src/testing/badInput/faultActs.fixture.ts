import type { Act } from '../../model/api/command.ts'
import type { World } from '../../model/world/world.ts'

const lab = (operation: string, input: Act['input']): Act => ({ service: 'lab', operation, input })

/** One good act of each fault of a lab. */
export function faultActs({ tasks, taskDefinitions }: World): readonly Act[] {
  const { id: task = '', definitionKey = '' } = [...tasks.values()].find((one) => one.step === 'running') ?? {}
  const containerName = taskDefinitions.get(definitionKey)?.containers[0]?.name
  return [
    lab('CrashContainer', { cluster: 'yard', task, containerName, exitCode: 139 }),
    lab('SetZoneAvailable', { availabilityZone: 'us-east-1a', available: false }),
    lab('SetFargateCapacity', { available: false, availabilityZones: ['us-east-1a'] }),
    lab('SetRegistryAvailable', { registry: 'docker.io', available: false }),
    lab('ThrottleApi', { forSeconds: 60, withReads: false }),
    lab('StartStorm', { cluster: 'yard', forSeconds: 60, everySeconds: 10, faults: ['ZoneOut'], seed: 7 }),
  ]
}
