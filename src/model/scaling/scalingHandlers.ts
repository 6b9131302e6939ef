import type { Handlers } from '../api/operation.ts'
import type { scalingOperations } from '../api/scaling/scalingOperations.ts'
import { policyHandlers } from './policyHandlers.ts'
import { scheduledHandlers } from './scheduledHandlers.ts'
import { targetHandlers } from './targetHandlers.ts'

export const scalingHandlers: Handlers<typeof scalingOperations> = {
  ...targetHandlers,
  ...policyHandlers,
  ...scheduledHandlers,
}
