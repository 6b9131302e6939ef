/** Variables of /etc/ecs/ecs.config that the lab acts on, with what an agent of the ECS-optimized AMI has (ROL-14). */
export const AGENT_VARIABLES = {
  ECS_ENABLE_TASK_IAM_ROLE: 'true',
  ECS_ENABLE_TASK_IAM_ROLE_NETWORK_HOST: 'true',
  ECS_AWSVPC_BLOCK_IMDS: 'false',
} as const
type ActedOn = keyof typeof AGENT_VARIABLES

/** Those that are kept, and have no effect in the lab. */
export const KEPT_VARIABLES = [
  'ECS_AVAILABLE_LOGGING_DRIVERS',
  'ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION',
  'ECS_CONTAINER_START_TIMEOUT',
  'ECS_DISABLE_PRIVILEGED',
  'ECS_ENABLE_TASK_CPU_MEM_LIMIT',
] as const

export type AgentVariable = ActedOn | (typeof KEPT_VARIABLES)[number]
export type AgentConfig = Readonly<Partial<Record<AgentVariable, string>>>

export function isSwitchedOn({ agentConfig = {} }: { readonly agentConfig?: AgentConfig }, name: ActedOn): boolean {
  return (agentConfig[name] ?? AGENT_VARIABLES[name]) === 'true'
}
