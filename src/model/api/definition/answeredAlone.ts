/**
 * Members of a task definition that ECS answers and does not take: it sets them itself (api, TaskDefinition beside
 * RegisterTaskDefinition; DEF-11).
 */
export const ANSWERED_ALONE: readonly string[] = [
  'taskDefinitionArn',
  'revision',
  'status',
  'requiresAttributes',
  'compatibilities',
  'registeredAt',
  'registeredBy',
  'deregisteredAt',
  'deleteRequestedAt',
]
