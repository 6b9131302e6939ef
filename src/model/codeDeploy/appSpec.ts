import { ApiError } from '../api/command.ts'
import { definitionNameOf } from '../api/arns.ts'
import { activeDefinitionNamed } from '../definition/definitionNamed.ts'
import { refusePort } from '../service/loadBalancersGiven.ts'
import type { AppSpec } from '../world/codeDeploy/codeDeploy.ts'
import { HOOK_EVENTS, type LifecycleEvent } from '../world/codeDeploy/lifecycleEvents.ts'
import { definitionKey } from '../world/definition/taskDefinition.ts'
import type { World } from '../world/world.ts'

const FIELD = 'revision.appSpecContent.content'

type Json = Readonly<Record<string, unknown>>

/**
 * CDP-2: what an AppSpec says, which the lab reads as JSON.
 *
 * @throws ApiError  InvalidRevisionException, for what is none
 */
export function appSpecFrom(world: World, content: string): AppSpec {
  const spec = objectIn(parsed(content), 'The AppSpec file')
  const [target] = listIn(spec.Resources, 'Resources')
  const [resource] = Object.values(objectIn(target, 'Resources[0]'))
  const { Type: type, Properties: properties } = objectIn(resource, 'The resource')
  if (type !== 'AWS::ECS::Service') throw invalid('The Type of the resource must be AWS::ECS::Service.')
  const { TaskDefinition: named, LoadBalancerInfo: balancer } = objectIn(properties, 'Properties')
  if (typeof named !== 'string') throw invalid('Properties.TaskDefinition is missing.')
  const definition = activeDefinitionNamed(world, definitionNameOf(named))
  const { ContainerName: containerName, ContainerPort: containerPort } = objectIn(balancer, 'LoadBalancerInfo')
  if (typeof containerName !== 'string' || typeof containerPort !== 'number') {
    throw invalid('LoadBalancerInfo needs a ContainerName and a ContainerPort.')
  }
  refusePort(definition, { containerName, containerPort, at: FIELD })
  return { definitionKey: definitionKey(definition), containerName, containerPort, hooks: hooksIn(spec.Hooks ?? []) }
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content) as unknown
  } catch {
    throw invalid('The AppSpec file is no JSON, which alone the lab reads.')
  }
}

function hooksIn(given: unknown): AppSpec['hooks'] {
  const hooks: Partial<Record<LifecycleEvent, string>> = {}
  for (const one of listIn(given, 'Hooks')) {
    for (const [name, target] of Object.entries(objectIn(one, 'A hook'))) {
      const event = HOOK_EVENTS.find((known) => known === name)
      if (event === undefined) throw invalid(`Hooks are at ${HOOK_EVENTS.join(', ')}.`)
      if (typeof target !== 'string' || target === '') throw invalid(`The hook ${event} needs a Lambda function.`)
      hooks[event] = target
    }
  }
  return hooks
}

function objectIn(value: unknown, what: string): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json
  throw invalid(`${what} is no object.`)
}

function listIn(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value)) return value as readonly unknown[]
  throw invalid(`${what} is no list.`)
}

function invalid(message: string): ApiError {
  return new ApiError('InvalidRevisionException', message, FIELD)
}
