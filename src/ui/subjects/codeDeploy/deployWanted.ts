import { balancerOf, rulesNaming } from '../../../model/world/balancing/pools.ts'
import type { Listener } from '../../../model/world/balancing/listener.ts'
import type { TargetGroup } from '../../../model/world/balancing/loadBalancer.ts'
import { isUnderWay } from '../../../model/world/codeDeploy/codeDeploy.ts'
import { newestOf } from '../../../model/world/codeDeploy/newestOf.ts'
import { ALL_AT_ONCE } from '../../../model/world/codeDeploy/trafficConfigs.ts'
import type { Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'
import { listenersOf } from '../../../look/poolLook.ts'
import { nextRevision } from '../definition/revisionWanted.ts'
import { groupsOf, keyOf, type DeployWanted, type GroupWanted } from './codeDeployActs.ts'

/** Services of which CodeDeploy can make a deployment now: none is under way, and their traffic comes from a listener. */
export function deployable(world: World): readonly Service[] {
  return [...world.services.values()].filter((service) => {
    if (service.status !== 'ACTIVE' || service.controller !== 'CODE_DEPLOY') return false
    const newest = newestOf(world, service)
    const isFree = newest === undefined || !isUnderWay(newest)
    return isFree && listenersFor(world, service).length > 0
  })
}

/** The listeners of the load balancer that its task sets are behind. */
export function listenersFor(world: World, service: Service): readonly Listener[] {
  const balancer = balancerOf(world, servingGroup(service))
  return balancer === undefined ? [] : listenersOf(world, balancer.arn)
}

/** What can stand beside the group that serves: of the same type, and of no other load balancer. */
export function otherGroups(world: World, service: Service): readonly TargetGroup[] {
  const own = world.targetGroups.get(servingGroup(service))
  const balancer = balancerOf(world, own?.arn ?? '')
  return [...world.targetGroups.values()].filter(({ arn, targetType }) => {
    const leads = balancerOf(world, arn)
    return arn !== own?.arn && targetType === own?.targetType && (leads === undefined || leads === balancer)
  })
}

function servingGroup({ deployments }: Service): string {
  return deployments[0]?.settings.loadBalancers[0]?.targetGroupArn ?? ''
}

/** What the form begins with: the group that is there, or one under the names that AWS's console gives. */
export function firstWanted(service: Service, world: World): DeployWanted {
  const [own] = groupsOf(world, service)
  return {
    ...nextRevision(service.deployments[0]?.definitionKey ?? '', world),
    groupKey: own === undefined ? null : keyOf(own),
    group: newGroup(service, world),
    configName: own?.configName ?? ALL_AT_ONCE,
  }
}

function newGroup(service: Service, world: World): GroupWanted {
  const { clusterName, name } = service
  const serving = servingGroup(service)
  const leading = new Set(rulesNaming(world, serving).map(({ listenerArn }) => listenerArn))
  const [production, test] = listenersFor(world, service).filter(({ arn }) => leading.has(arn))
  return {
    applicationName: `AppECS-${clusterName}-${name}`,
    groupName: `DgpECS-${clusterName}-${name}`,
    otherArn: otherGroups(world, service).find(({ arn }) => isFree(world, arn))?.arn ?? '',
    listenerArn: production?.arn ?? '',
    testListenerArn: test?.arn ?? '',
    ready: { action: 'CONTINUE_DEPLOYMENT', waitMinutes: 60 },
    original: { action: 'TERMINATE', waitMinutes: 5 },
    rollsBackOn: ['DEPLOYMENT_FAILURE'],
    alarmNames: [],
  }
}

/** Whether no service stands behind a target group. */
function isFree({ services }: World, arn: string): boolean {
  return [...services.values()].every(({ settings, deployments }) =>
    [settings, ...deployments.map((one) => one.settings)].every(({ loadBalancers }) =>
      loadBalancers.every(({ targetGroupArn }) => targetGroupArn !== arn),
    ),
  )
}
