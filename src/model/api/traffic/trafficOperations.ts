import type { OperationList } from '../operation.ts'
import { answer } from '../shape.ts'
import { trafficShape } from './trafficShape.ts'

/** Of the service `lab`: nobody sends requests in AWS's API. */
export const trafficOperations = {
  /** Requests over time, to a load balancer or a service (TRF-1). */
  SetTraffic: { kind: 'write', input: trafficShape, output: answer({ traffic: 'structure' }) },
} as const satisfies OperationList
