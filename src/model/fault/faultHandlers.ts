import { must } from '../../base/assert.ts'
import { instanceArn, taskArn } from '../api/arns.ts'
import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import { ApiError } from '../api/command.ts'
import type { faultOperations } from '../api/fault/faultOperations.ts'
import type { Handlers } from '../api/operation.ts'
import { taskNamed } from '../api/task/taskNamed.ts'
import { crashContainer } from '../task/containers/crash.ts'
import { taskJson } from '../task/taskJson.ts'
import { crashableIn } from '../world/fault/crashable.ts'
import { isZoneOut, stormOf } from '../world/fault/broken.ts'
import { STORM_FAULTS } from '../world/fault/fault.ts'
import { AVAILABILITY_ZONES } from '../world/world.ts'
import { decideFault } from './decideFault.ts'
import { setFargateShort } from './fargateShortage.ts'
import { setRegistryOut } from './registryOutage.ts'
import { startStorm } from './storm.ts'
import { throttleApi } from './throttling.ts'
import { losingZone, regainingZone, type Lost } from './zoneOutage.ts'

const EVERY_SECONDS = 30
const NOTHING: Lost = { tasks: [], instances: [] }

export const faultHandlers: Handlers<typeof faultOperations> = {
  CrashContainer(context, { input }) {
    const { world } = context
    const cluster = clusterNamed(world, input.cluster)
    const task = taskNamed(world, input.task, { cluster, field: 'task' })
    if (task === undefined) throw invalid('task', 'the cluster has no such task.')
    const name = crashableIn(world, task, input.containerName)
    if (name === null) {
      throw invalid(input.containerName === undefined ? 'task' : 'containerName', 'no such container of it is RUNNING.')
    }
    const { clusterName, serviceName, id } = task
    decideFault(context, { rule: 'FLT-1', what: 'containerCrashed' }, { clusterName, serviceName, taskIds: [id] })
    crashContainer(context, task, { name, exitCode: input.exitCode ?? 1 })
    return () => ({ task: taskJson(world, must(world.tasks.get(id), id)) })
  },
  *SetZoneAvailable(context, { input: { availabilityZone: zone, available } }) {
    const isOut = isZoneOut(context.world, zone)
    if (available && isOut) yield* regainingZone(context, zone)
    const { tasks, instances } = available || isOut ? NOTHING : yield* losingZone(context, zone)
    return () => ({
      taskArns: tasks.map((one) => taskArn(one.clusterName, one.id)),
      containerInstanceArns: instances.map((one) => instanceArn(one.clusterName, one.id)),
    })
  },
  SetFargateCapacity(context, { input }) {
    setFargateShort(context, input.availabilityZones ?? AVAILABILITY_ZONES, { isShort: !input.available })
    return {}
  },
  ThrottleApi(context, { input }) {
    throttleApi(context, context.nowMs + input.forSeconds * 1_000, { withReads: input.withReads === true })
    return {}
  },
  SetRegistryAvailable(context, { input: { registry, available } }) {
    setRegistryOut(context, registry, { isOut: !available })
    return {}
  },
  StartStorm(context, { input }) {
    const { name: clusterName } = clusterNamed(context.world, input.cluster)
    if (stormOf(context.world) !== null) {
      throw new ApiError('InvalidParameterException', 'A storm is under way: the lab has one at a time.')
    }
    startStorm(context, {
      clusterName,
      seed: input.seed ?? 1,
      faults: STORM_FAULTS.filter((one) => input.faults?.includes(one) ?? true),
      untilMs: context.nowMs + input.forSeconds * 1_000,
      everyMs: (input.everySeconds ?? EVERY_SECONDS) * 1_000,
    })
    return {}
  },
}

function invalid(field: string, why: string): ApiError {
  return new ApiError('InvalidParameterException', `Invalid parameter ${field}: ${why}`, field)
}
