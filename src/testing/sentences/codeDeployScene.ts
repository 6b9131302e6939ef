import { isUnderWay, type CodeDeployment } from '../../model/world/codeDeploy/codeDeploy.ts'
import type { CodeDeployDecision } from '../../model/world/codeDeploy/codeDeployDecision.ts'
import type { Deployment, Service } from '../../model/world/service/service.ts'
import type { World } from '../../model/world/world.ts'

/** What CodeDeploy's deployment has come to, in the world right then. */
export interface CodeDeployScene {
  readonly decision: CodeDeployDecision
  readonly world: World
  readonly deployment: CodeDeployment
  readonly service: Service | undefined
}

/** `null` where the deployment is not there. */
export function codeDeployScene(decision: CodeDeployDecision, world: World): CodeDeployScene | null {
  const deployment = world.codeDeployments.get(decision.deploymentId)
  const service = world.services.get(`${decision.clusterName}/${decision.serviceName ?? ''}`)
  return deployment === undefined ? null : { decision, world, deployment, service }
}

const setOf = ({ service }: CodeDeployScene, id: string | null): Deployment | undefined =>
  service?.deployments.find((one) => one.id === id)

/** The original task set, and the one that replaces it. */
export const blueOf = (scene: CodeDeployScene) => setOf(scene, scene.deployment.blueId)
export const greenOf = (scene: CodeDeployScene) => setOf(scene, scene.deployment.greenId)

/** Whether it is on its way out, or gone. */
export const isGoing = (one: Deployment | undefined): boolean => one === undefined || one.taskSet?.isDraining === true

/** Percent of what a listener gets that go to a task set: by the weights in its rules. */
export function shareOf({ world }: CodeDeployScene, listenerArn: string | null, set: Deployment | undefined): number {
  const arn = set?.settings.loadBalancers[0]?.targetGroupArn
  const shares = [...world.listenerRules.values()].flatMap(({ listenerArn: own, action }) => {
    if (own !== listenerArn || action.type !== 'forward') return []
    const sum = action.groups.reduce((all, { weight }) => all + weight, 0)
    const mine = action.groups.find(({ targetGroupArn }) => targetGroupArn === arn)?.weight ?? 0
    return [(100 * mine) / sum]
  })
  return Math.max(0, ...shares)
}

export const production = (scene: CodeDeployScene, set: Deployment | undefined): number =>
  shareOf(scene, scene.deployment.group.listenerArn, set)

/** By AWS's name for it: what it is at by its lifecycle events, or that it waits between them, or after them. */
export function isAt(name: string, scene: CodeDeployScene): boolean {
  const { events, status } = scene.deployment
  const under = events.find((one) => one.status === 'InProgress')?.name
  if (under !== undefined) return under === name
  if (name === 'READY_WAIT') return status === 'Ready'
  if (!isUnderWay({ status })) return events.some((one) => one.name === name && one.status === 'Failed')
  return name === (isGoing(blueOf(scene)) ? 'Terminate' : 'TERMINATION_WAIT')
}

/** How long it rests, in ms: a configuration has its minutes in its name, the rest stands in the group. */
export function restMs(scene: CodeDeployScene): number {
  const { group } = scene.deployment
  if (isAt('READY_WAIT', scene)) return group.ready.waitMinutes * 60_000
  if (isAt('TERMINATION_WAIT', scene)) return group.original.waitMinutes * 60_000
  return Number(/(\d+)Minutes$/.exec(group.configName)?.[1] ?? 0) * 60_000
}
