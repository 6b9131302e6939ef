import type { Act, CommandService } from '../model/api/command.ts'
import type { World } from '../model/world/world.ts'
import type { Draws } from './randomDefinition.ts'

type Input = Record<string, unknown>

const PROVIDERS = ['one', 'two']
const FARGATE = ['FARGATE', 'FARGATE_SPOT']

function act(service: CommandService, operation: string, input: Input): Act {
  return { service, operation, input }
}

/** Of providers that yard has, once somebody has put them. */
export function randomStrategy(draw: Draws, isFargate: boolean): readonly Input[] {
  const [first, second] = isFargate ? FARGATE : PROVIDERS
  const items = [
    { capacityProvider: first, weight: draw.random.between(0, 3), base: draw.random.between(0, 2) },
    { capacityProvider: second, weight: draw.random.between(1, 3) },
  ]
  return draw.chance(50) ? items : [{ ...items[1], weight: 1 }]
}

/** Makes, changes and uses capacity providers of the groups `first` and `second`, and interrupts Spot. */
export function randomProviderAct(draw: Draws, world: World): Act {
  const name = draw.pick(PROVIDERS)
  const settings = {
    managedScaling: {
      status: draw.chance(80) ? 'ENABLED' : 'DISABLED',
      targetCapacity: draw.pick([50, 80, 100]),
      instanceWarmupPeriod: draw.pick([0, 60, 300]),
    },
    managedDraining: draw.pick(['ENABLED', 'DISABLED']),
  }
  const autoScalingGroupArn = name === 'one' ? 'first' : 'second'
  if (!world.capacityProviders.has(name) && draw.chance(70))
    return act('ecs', 'CreateCapacityProvider', {
      name,
      autoScalingGroupProvider: { autoScalingGroupArn, ...settings },
    })
  const spot = [...world.tasks.values()].find((one) => one.capacityProviderName === 'FARGATE_SPOT')
  return draw.pick([
    act('ecs', 'PutClusterCapacityProviders', {
      cluster: 'yard',
      capacityProviders: [...world.capacityProviders.keys(), ...FARGATE],
      defaultCapacityProviderStrategy: draw.chance(30) ? [{ capacityProvider: name, weight: 1 }] : [],
    }),
    act('ecs', 'UpdateCapacityProvider', { name, autoScalingGroupProvider: settings }),
    act('ecs', 'DeleteCapacityProvider', { capacityProvider: name }),
    act('lab', 'SetSpotCapacity', { available: draw.chance(60) }),
    act('lab', 'InterruptSpotTask', { cluster: 'yard', task: spot?.id ?? 'none' }),
  ])
}
