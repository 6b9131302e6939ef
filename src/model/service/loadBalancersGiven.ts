import { advancedGiven } from './advancedGiven.ts'
import { ApiError } from '../api/command.ts'
import type { CreateServiceInput } from '../api/service/serviceOperations.ts'
import { rulesNaming } from '../world/balancing/pools.ts'
import type { PortMapping, TaskDefinition } from '../world/definition/taskDefinition.ts'
import type { ServiceLoadBalancer } from '../world/service/serviceLoadBalancer.ts'
import type { LaunchType } from '../world/task/launchType.ts'
import type { World } from '../world/world.ts'

type Given = NonNullable<CreateServiceInput['loadBalancers']>

interface For {
  readonly definition: TaskDefinition
  readonly launchType: LaunchType
}

/**
 * ALB-15: what a service is put behind.
 *
 * @throws ApiError  InvalidParameterException, for what ECS refuses of it
 */
export function loadBalancersGiven(world: World, given: Given, of: For): readonly ServiceLoadBalancer[] {
  const all = given.map((one, index) => loadBalancerGiven(world, one, { ...of, at: `loadBalancers[${String(index)}]` }))
  const classic = all.findIndex((one) => one.loadBalancerName !== null)
  if (classic >= 0 && all.length > 1) {
    const text = 'A service has one Classic Load Balancer, or target groups: loadBalancers'
    throw refused(text, `loadBalancers[${String(classic)}].loadBalancerName`)
  }
  const names = all.map((one) => JSON.stringify(one))
  const twice = names.findIndex((one, index) => names.indexOf(one) !== index)
  if (twice >= 0) throw refused('loadBalancers cannot have duplicate entries.', `loadBalancers[${String(twice)}]`)
  return all
}

interface At extends For {
  readonly at: string
}

function loadBalancerGiven(world: World, given: Given[number], of: At): ServiceLoadBalancer {
  const { at, definition } = of
  const { targetGroupArn = null, loadBalancerName = null, containerName, containerPort } = given
  if ((targetGroupArn === null) === (loadBalancerName === null)) {
    throw refused('loadBalancerName and targetGroupArn cannot both be specified, and one of them must be.', at)
  }
  if (containerName === undefined) throw refused('Container name can not be blank.', `${at}.containerName`)
  if (containerPort === undefined) throw refused('Container port can not be blank.', `${at}.containerPort`)
  const mapping = refusePort(definition, { containerName, containerPort, at })
  const alternate = given.advancedConfiguration?.alternateTargetGroupArn
  if (targetGroupArn !== null) refuseGroup(world, targetGroupArn, { ...of, field: `${at}.targetGroupArn` })
  if (alternate !== undefined) {
    refuseGroup(world, alternate, { ...of, field: `${at}.advancedConfiguration.alternateTargetGroupArn` })
  }
  if (targetGroupArn === null)
    refuseClassic(world, { name: loadBalancerName ?? '', hostPort: mapping.hostPort, containerPort }, of)
  const advanced = advancedGiven(world, given, at)
  return {
    targetGroupArn,
    loadBalancerName,
    containerName,
    containerPort,
    ...(advanced !== null && { advanced }),
  }
}

interface Port {
  readonly containerName: string
  readonly containerPort: number
  /** The field that names them. */
  readonly at: string
}

/** @returns the mapping of a port @throws ApiError  for a container or a port that the definition has not */
export function refusePort(definition: TaskDefinition, { containerName, containerPort, at }: Port): PortMapping {
  const container = definition.containers.find((one) => one.name === containerName)
  if (container === undefined) {
    throw refused(`The container ${containerName} does not exist in the task definition.`, at)
  }
  const mapping = container.portMappings.find((one) => one.containerPort === containerPort && one.protocol === 'tcp')
  if (mapping !== undefined) return mapping
  const text = `The container ${containerName} did not have a container port ${String(containerPort)} defined.`
  throw refused(text, at)
}

function refuseGroup(world: World, arn: string, { definition, field }: For & { readonly field: string }): void {
  const group = world.targetGroups.get(arn)
  if (group === undefined) throw refused(`Unable to find target group with arn ${arn}`, field)
  const wanted = definition.networkMode === 'awsvpc' ? 'ip' : 'instance'
  if (group.targetType !== wanted) {
    const mode = `incompatible with the ${definition.networkMode} network mode specified in the task definition.`
    throw refused(`The provided target group ${arn} has target type ${group.targetType}, which is ${mode}`, field)
  }
  if (rulesNaming(world, arn).length === 0) {
    throw refused(`The target group with targetGroupArn ${arn} does not have an associated load balancer.`, field)
  }
}

interface Classic {
  readonly name: string
  readonly hostPort: number
  readonly containerPort: number
}

function refuseClassic(
  world: World,
  { name, hostPort, containerPort }: Classic,
  { at, definition, launchType }: At,
): void {
  const field = `${at}.loadBalancerName`
  if (!world.classicLoadBalancers.has(name)) throw refused(`Unable to find load balancer ${name}`, field)
  if (launchType === 'FARGATE' || definition.networkMode === 'awsvpc') {
    throw refused('Classic Load Balancers are not supported with the awsvpc network mode.', field)
  }
  if (hostPort === 0)
    throw refused(`A host port mapping for the container port ${String(containerPort)} is required.`, field)
  if (definition.containers.some((one) => one.healthCheck !== null)) {
    throw refused(
      'Container health checks are not supported for tasks of a service with a Classic Load Balancer.',
      field,
    )
  }
}

function refused(message: string, field: string): ApiError {
  return new ApiError('InvalidParameterException', message, field)
}
