import type { OperationList } from '../operation.ts'
import { policyOperations } from './policyOperations.ts'
import { roleOperations } from './roleOperations.ts'
import { userOperations } from './userOperations.ts'

export const iamOperations = {
  ...roleOperations,
  ...userOperations,
  ...policyOperations,
} as const satisfies OperationList
