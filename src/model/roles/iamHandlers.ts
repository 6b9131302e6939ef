import type { Handlers } from '../api/operation.ts'
import type { iamOperations } from '../api/roles/iamOperations.ts'
import { policyHandlers } from './policyHandlers.ts'
import { roleHandlers } from './roleHandlers.ts'
import { userHandlers } from './userHandlers.ts'

export const iamHandlers: Handlers<typeof iamOperations> = { ...roleHandlers, ...userHandlers, ...policyHandlers }
