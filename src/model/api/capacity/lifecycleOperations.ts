import { LIFECYCLE_RESULTS, LIFECYCLE_TRANSITIONS } from '../../world/capacity/lifecycleHook.ts'
import type { OperationList } from '../operation.ts'
import { answer, keptAs, list, oneOf, optional, required, struct, text, whole } from '../shape.ts'

const hookName = text({ max: 255 })
const groupName = text({ max: 255 })
const result = oneOf(LIFECYCLE_RESULTS)

/** Hooks of an Auto Scaling group (ASG-11). Who is notified of a wait is another service's, which the lab has not. */
export const lifecycleOperations = {
  PutLifecycleHook: {
    kind: 'write',
    input: struct({
      LifecycleHookName: required(hookName),
      AutoScalingGroupName: required(groupName),
      LifecycleTransition: optional(oneOf(LIFECYCLE_TRANSITIONS)),
      HeartbeatTimeout: optional(whole({ min: 30, max: 7_200 })),
      DefaultResult: optional(result),
      RoleARN: keptAs(text({ max: 255 })),
      NotificationTargetARN: keptAs(text({ min: 0, max: 255 })),
      NotificationMetadata: keptAs(text({ max: 4_000 })),
    }),
    output: answer({}),
  },
  DeleteLifecycleHook: {
    kind: 'write',
    input: struct({ LifecycleHookName: required(hookName), AutoScalingGroupName: required(groupName) }),
    output: answer({}),
  },
  DescribeLifecycleHooks: {
    kind: 'read',
    input: struct({
      AutoScalingGroupName: required(groupName),
      LifecycleHookNames: optional(list(hookName, { max: 50 })),
    }),
    output: answer({ LifecycleHooks: 'list' }),
  },
  /** An instance waits no longer for a hook. */
  CompleteLifecycleAction: {
    kind: 'write',
    input: struct({
      LifecycleHookName: required(hookName),
      AutoScalingGroupName: required(groupName),
      LifecycleActionResult: required(result),
      InstanceId: required(text({ max: 19 })),
    }),
    output: answer({}),
  },
} as const satisfies OperationList
