import type { Context } from '../world/context.ts'
import type { DeploymentGroup } from '../world/codeDeploy/codeDeploy.ts'
import type { World } from '../world/world.ts'
import { aimRule } from '../deployment/shifting/weights.ts'

/** The target groups of a deployment group by their names, in its order; `null` for one that is gone. */
export function pairOf(world: World, { groupNames }: DeploymentGroup): readonly (string | null)[] {
  const all = [...world.targetGroups.values()]
  return groupNames.map((name) => all.find((one) => one.name === name)?.arn ?? null)
}

interface Aimed {
  /** The target group of the replacement task set. */
  readonly greenArn: string
  readonly production: number
  readonly test: number
}

/** CDP-4: writes the weights at the listeners of a deployment group, of every rule there that names one of its two groups. */
export function aimListeners(context: Context, group: DeploymentGroup, { greenArn, production, test }: Aimed): void {
  const { world } = context
  const pair = pairOf(world, group)
  const other = pair.find((arn) => arn !== greenArn)
  if (other === undefined || other === null) return
  const aim = (listenerArn: string, percent: number): void => {
    for (const rule of world.listenerRules.values()) {
      const { action } = rule
      const isOwn = action.type === 'forward' && action.groups.some(({ targetGroupArn: arn }) => pair.includes(arn))
      if (rule.listenerArn !== listenerArn || !isOwn) continue
      aimRule(context, rule, { shifted: greenArn, other, percent, firstArn: pair[0] ?? other })
    }
  }
  if (group.testListenerArn !== null) aim(group.testListenerArn, test)
  aim(group.listenerArn, production)
}

/** Whether the production listener sends to one of both groups still. */
export function isReachable(world: World, group: DeploymentGroup): boolean {
  const pair = pairOf(world, group)
  return (
    pair.every((arn) => arn !== null) &&
    [...world.listenerRules.values()].some(
      ({ listenerArn, action }) =>
        listenerArn === group.listenerArn &&
        action.type === 'forward' &&
        action.groups.some(({ targetGroupArn }) => pair.includes(targetGroupArn)),
    )
  )
}
