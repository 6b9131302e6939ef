import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import { ApiError, type Output } from '../api/command.ts'
import { findRegistered } from '../capacity/containerInstanceHandlers.ts'
import type { AgentConfig, AgentVariable } from '../world/capacity/agentConfig.ts'
import type { Context } from '../world/context.ts'

interface Input {
  readonly cluster?: string | undefined
  readonly containerInstance: string
  readonly variable: AgentVariable
  readonly value: string
}

/** ROL-14: a line of ecs.config, after which the agent is started anew. @throws ApiError  for no such instance */
export function setAgentConfig({ world, emit }: Context, input: Input): Output {
  const { name } = clusterNamed(world, input.cluster)
  const [instance] = findRegistered(world, name, [input.containerInstance]).instances
  if (instance === undefined) {
    const message = 'Invalid parameter containerInstance: the cluster has none of this id.'
    throw new ApiError('InvalidParameterException', message, 'containerInstance')
  }
  const agentConfig: AgentConfig = { ...instance.agentConfig, [input.variable]: input.value }
  emit({ kind: 'agentConfigured', instanceId: instance.id, agentConfig })
  return { agentConfig: { ...agentConfig } }
}
