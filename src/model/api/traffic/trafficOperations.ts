import type { OperationList } from '../operation.ts'
import { PAGE_MEMBERS } from '../page.ts'
import { answer, described, optional, struct, text } from '../shape.ts'
import { trafficShape } from './trafficShape.ts'

/** Of the service `lab`: nobody sends requests in AWS's API. */
export const trafficOperations = {
  /** Requests over time, to a load balancer or a service (TRF-1). */
  SetTraffic: { kind: 'write', input: trafficShape, output: answer({ traffic: 'structure' }) },
  /**
   * What became of the requests (TRF-5): of each source since it was set first, of each target group and load balancer
   * since it was made. A lab has TRAFFIC_MAX sources, and they name few groups: the answer comes whole.
   */
  DescribeTraffic: { kind: 'read', input: struct({}), output: answer({ traffic: 'list', pools: 'list' }) },
  /** Each task with requests, what share of each source it gets, and how it fares (TRF-5). */
  DescribeTaskTraffic: {
    kind: 'read',
    input: struct({
      cluster: optional(text()),
      service: described(optional(text()), 'Its tasks alone.'),
      ...PAGE_MEMBERS,
    }),
    output: answer({ tasks: 'list', nextToken: 'string' }),
  },
} as const satisfies OperationList
