import { pullRefused } from '../../world/registry/repositoryPolicy.ts'
import type { Repository } from '../../world/registry/repository.ts'
import type { Task } from '../../world/task/task.ts'
import { ACCOUNT, type World } from '../../world/world.ts'

/** The role that instances have, by the name that AWS's guide gives it (guide, instance_IAM_role). */
export const INSTANCE_ROLE = 'ecsInstanceRole'

/** As whom an image is pulled: on Fargate the task's execution role, on an instance that of the instance. */
function pullingRole(world: World, { launchType, launch, definitionKey }: Task): string | undefined {
  if (launchType === 'EC2') return `arn:aws:iam::${ACCOUNT}:role/${INSTANCE_ROLE}`
  const given = world.taskDefinitions.get(definitionKey)?.source.executionRoleArn
  return launch?.overrides?.executionRoleArn ?? (typeof given === 'string' ? given : undefined)
}

/** What of a pull the policy of a repository does not let a task do (ECR-8); `null` where it may all of it. */
export function deniedAction(
  repository: Pick<Repository, 'host' | 'policyText'>,
  world: World,
  task: Task,
): string | null {
  return pullRefused(repository, { accountId: ACCOUNT, roleArn: pullingRole(world, task) })
}
