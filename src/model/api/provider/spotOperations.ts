import type { OperationList } from '../operation.ts'
import { answer, flag, optional, required, struct, text } from '../shape.ts'

/** What AWS does to Spot capacity and nobody can ask it for. */
export const spotOperations = {
  /** Fargate takes the capacity of a task of FARGATE_SPOT back (CPR-11). */
  InterruptSpotTask: {
    kind: 'write',
    input: struct({ cluster: optional(text()), task: required(text()) }),
    output: answer({ task: 'structure' }),
  },
  /** Amazon EC2 gives a Spot Instance its two minutes' notice (CPR-10). */
  InterruptSpotInstance: {
    kind: 'write',
    input: struct({ cluster: optional(text()), containerInstance: required(text()) }),
    output: answer({ containerInstance: 'structure' }),
  },
  /** Whether FARGATE_SPOT has capacity: without it no task starts there (CPR-11). */
  SetSpotCapacity: { kind: 'write', input: struct({ available: required(flag()) }), output: answer({}) },
} as const satisfies OperationList
