import { rulesOf } from '../../../model/world/balancing/routing.ts'
import type { ListenerRule } from '../../../model/world/balancing/listener.ts'
import type { Service } from '../../../model/world/service/service.ts'
import { poolIdOf } from '../../../model/world/service/serviceLoadBalancer.ts'
import { trafficKey, type Aim } from '../../../model/world/traffic/traffic.ts'
import type { World } from '../../../model/world/world.ts'

/** A way by which requests can get to a service. */
export interface AimChoice {
  readonly key: string
  readonly aim: Aim
  readonly label: string
  readonly detail: string
}

/** Through which of its load balancers requests reach a service, and last without any. */
export function aimsOf(world: World, service: Service): readonly AimChoice[] {
  const pools = service.settings.loadBalancers.map(poolIdOf)
  const classic = pools
    .filter((name) => world.classicLoadBalancers.has(name))
    .map((loadBalancerName) => choice({ kind: 'classic', loadBalancerName }, loadBalancerName, 'Classic Load Balancer'))
  const listened = [...world.listeners.values()].flatMap((listener) => {
    const balancer = world.loadBalancers.get(listener.loadBalancerArn)
    const rule = rulesOf(world, listener.arn).find((one) => leadsTo(one, pools))
    if (balancer === undefined || rule === undefined) return []
    const { host, path } = requestFor(rule)
    const aim = { kind: 'listener', listenerArn: listener.arn, host, path } as const
    return [choice(aim, `${balancer.name}:${String(listener.port)}`, host === '' ? path : `${host}${path}`)]
  })
  const direct = choice({ kind: 'service', serviceKey: service.key }, 'Its tasks', 'without a load balancer')
  return [...listened, ...classic, direct]
}

function choice(aim: Aim, label: string, detail: string): AimChoice {
  return { key: trafficKey(aim), aim, label, detail }
}

function leadsTo({ action }: ListenerRule, pools: readonly string[]): boolean {
  return action.type === 'forward' && action.groups.some(({ targetGroupArn }) => pools.includes(targetGroupArn))
}

/** A request that the rule takes: its first value of each kind, with what `*` stands for left out. */
function requestFor({ conditions }: ListenerRule): { readonly host: string; readonly path: string } {
  const first = (field: string) => conditions.find((one) => one.field === field)?.values[0]?.replaceAll(/[*?]/g, '')
  return { host: first('host-header') ?? '', path: first('path-pattern') || '/' }
}
