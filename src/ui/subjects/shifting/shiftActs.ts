import { answerRef } from '../../../model/api/answerRef.ts'
import { deploymentArn } from '../../../model/api/arns.ts'
import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import type { ListenerRule } from '../../../model/world/balancing/listener.ts'
import { balancerOf, rulesNaming } from '../../../model/world/balancing/pools.ts'
import type { ServiceDeployment } from '../../../model/world/deployment/serviceDeployment.ts'
import type { HookRun } from '../../../model/world/deployment/shifting/shift.ts'
import type { ShiftingStrategy } from '../../../model/world/deployment/shifting/strategy.ts'
import type { Service } from '../../../model/world/service/service.ts'
import type { ServiceLoadBalancer } from '../../../model/world/service/serviceLoadBalancer.ts'
import { ACCOUNT, type World } from '../../../model/world/world.ts'
import { secondGroupAct } from './secondGroup.ts'

const ROLE = `arn:aws:iam::${ACCOUNT}:role/ecsInfrastructureRoleForLoadBalancers`

export function takeBackAct(service: Service, { id }: ServiceDeployment): Act {
  const serviceDeploymentArn = deploymentArn('service-deployment', service, id)
  return act('ecs', 'StopServiceDeployment', { serviceDeploymentArn, stopType: 'ROLLBACK' })
}

/** What is said to a hook: to one that pauses by ECS's own operation, to a Lambda function as its next answer. */
export function answerHookAct(
  { service, deployment }: { readonly service: Service; readonly deployment: ServiceDeployment },
  hook: HookRun,
  isGood: boolean,
): Act {
  if (hook.targetArn !== null) {
    const hookStatus = isGood ? 'SUCCEEDED' : 'FAILED'
    return act('lab', 'SetLifecycleHookAnswer', { hookTargetArn: hook.targetArn, hookStatus })
  }
  return act('ecs', 'ContinueServiceDeployment', {
    serviceDeploymentArn: deploymentArn('service-deployment', service, deployment.id),
    hookId: hook.id,
    action: isGood ? 'CONTINUE' : 'ROLLBACK',
  })
}

export interface ShiftWanted {
  readonly strategy: ShiftingStrategy | 'ROLLING'
  readonly bakeMinutes: number
  /** Of LINEAR and CANARY. */
  readonly percent: number
  readonly stepBakeMinutes: number
  /** A pause after test traffic has been shifted. */
  readonly hasPause: boolean
}

/** How a service deploys from its next deployment on; a second group and a rule between both are made where there are none. */
export function strategyActs(world: World, service: Service, wanted: ShiftWanted): readonly Act[] {
  const { clusterName: cluster, name } = service
  const { strategy } = wanted
  const deploymentConfiguration = {
    strategy,
    ...(strategy !== 'ROLLING' && {
      bakeTimeInMinutes: wanted.bakeMinutes,
      lifecycleHooks: wanted.hasPause
        ? [{ targetType: 'PAUSE' as const, lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT' as const] }]
        : [],
    }),
    ...(strategy === 'LINEAR' && {
      linearConfiguration: { stepPercent: wanted.percent, stepBakeTimeInMinutes: wanted.stepBakeMinutes },
    }),
    ...(strategy === 'CANARY' && {
      canaryConfiguration: { canaryPercent: wanted.percent, canaryBakeTimeInMinutes: wanted.stepBakeMinutes },
    }),
  }
  const [to] = service.settings.loadBalancers
  const side = strategy === 'ROLLING' || to === undefined || to.advanced !== undefined ? null : secondSide(world, to)
  return [
    ...(side?.acts ?? []),
    act('ecs', 'UpdateService', {
      cluster,
      service: name,
      deploymentConfiguration,
      ...(side !== null && { loadBalancers: [side.balancer] }),
    }),
  ]
}

/** Why a service cannot shift traffic as it is; `null` where it can. */
export function notShiftable(world: World, { settings }: Service, { strategy }: ShiftWanted): string | null {
  if (strategy === 'ROLLING') return null
  const [to] = settings.loadBalancers
  if (to === undefined) {
    return strategy === 'BLUE_GREEN'
      ? null
      : 'Put an Application Load Balancer in front first: parts of traffic are shifted there.'
  }
  if (to.advanced !== undefined) return null
  if (to.targetGroupArn === null) return 'A Classic Load Balancer has no target groups to shift between.'
  return balancerOf(world, to.targetGroupArn)?.type === 'network' && strategy !== 'BLUE_GREEN'
    ? 'A Network Load Balancer forwards to one group: it shifts all at once.'
    : null
}

/** A second group like the first, and the rule that forwards to both: all to the first yet. */
function secondSide(world: World, to: ServiceLoadBalancer) {
  const group = world.targetGroups.get(to.targetGroupArn ?? '')
  const [rule] = rulesNaming(world, to.targetGroupArn ?? '')
  if (group === undefined || rule === undefined) return null
  const alternate = answerRef('CreateTargetGroup', 'TargetGroups[0].TargetGroupArn')
  const acts: readonly Act[] = [secondGroupAct(group), bothSidesAct(rule, [group.arn, alternate])]
  return {
    acts,
    balancer: {
      targetGroupArn: group.arn,
      containerName: to.containerName,
      containerPort: to.containerPort,
      advancedConfiguration: { alternateTargetGroupArn: alternate, productionListenerRule: rule.arn, roleArn: ROLE },
    },
  }
}

function bothSidesAct(rule: ListenerRule, [first, second]: readonly [string, string]): Act {
  const actions = [
    {
      Type: 'forward' as const,
      ForwardConfig: {
        TargetGroups: [
          { TargetGroupArn: first, Weight: 100 },
          { TargetGroupArn: second, Weight: 0 },
        ],
      },
    },
  ]
  return rule.priority === 'default'
    ? act('elbv2', 'ModifyListener', { ListenerArn: rule.listenerArn, DefaultActions: actions })
    : act('elbv2', 'ModifyRule', { RuleArn: rule.arn, Actions: actions })
}
