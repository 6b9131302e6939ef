import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import { ApiError } from '../api/command.ts'
import type { Given, WriteHandler } from '../api/operation.ts'
import type { serviceOperations } from '../api/service/serviceOperations.ts'
import type { InputOf } from '../api/shape.ts'
import { once } from '../task/clientToken.ts'
import { serviceKey, type Service } from '../world/service/service.ts'
import type { ClientTokenUse } from '../world/task/clientTokens.ts'
import type { World } from '../world/world.ts'
import { serviceJson } from './serviceJson.ts'

type CreateInput = InputOf<(typeof serviceOperations)['CreateService']['input']>

/** TSK-11: the same CreateService under the same token is told of the service as it is now. */
export function createdOnce(create: WriteHandler<CreateInput>): WriteHandler<CreateInput> {
  return (context, given: Given<CreateInput>) => {
    const { name: clusterName } = clusterNamed(context.world, given.input.cluster)
    const key = serviceKey(clusterName, given.input.serviceName)
    const isKnown = (world: World, use: ClientTokenUse) => madeBy(world, use) !== undefined
    return once(
      context,
      { operation: 'CreateService', clusterName, given, isKnown },
      {
        first: () => ({ said: create(context, given), made: [key] }),
        again: (use) => () => {
          const service = madeBy(context.world, use)
          return service === undefined ? {} : { service: serviceJson(service) }
        },
        conflict: () => {
          throw new ApiError('InvalidParameterException', 'Creation of service was not idempotent.', 'clientToken')
        },
      },
    )
  }
}

/** One of the same name that came later is none that the token made. */
function madeBy(world: World, { made, atMs }: ClientTokenUse): Service | undefined {
  const service = world.services.get(made[0] ?? '')
  return service?.createdAtMs === atMs && service.status !== 'INACTIVE' ? service : undefined
}
