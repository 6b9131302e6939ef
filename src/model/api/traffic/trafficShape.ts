import { CURVE_POINTS_MAX, TRAFFIC_SHAPES } from '../../world/traffic/curve.ts'
import { described, list, oneOf, optional, required, struct, text, whole } from '../shape.ts'

const PER_SECOND_MAX = 1_000_000
const WEEK_SECONDS = 604_800
/** A minute of all the CPU of the largest task. */
const CPU_MS_MAX = 60_000

const perSecond = whole({ min: 0, max: PER_SECOND_MAX })

/** What `lab SetTraffic` takes (TRF-1). One of `listenerArn`, `loadBalancerName` and `service` says where requests go. */
export const trafficShape = struct({
  listenerArn: described(optional(text()), 'Of an Application or Network Load Balancer.'),
  host: described(optional(text({ max: 253 })), 'What rules of the listener look at, www.example.com.'),
  path: described(optional(text({ max: 1_024 })), 'What rules of the listener look at, / by default.'),
  loadBalancerName: described(optional(text()), 'A Classic Load Balancer.'),
  cluster: optional(text()),
  service: described(optional(text()), 'Its tasks directly, without a load balancer.'),
  shape: required(oneOf(TRAFFIC_SHAPES)),
  baseRequestsPerSecond: optional(perSecond),
  peakRequestsPerSecond: described(optional(perSecond), 'Constant at 0 ends the traffic.'),
  startSeconds: described(optional(whole({ min: 0, max: WEEK_SECONDS })), 'From now.'),
  periodSeconds: described(optional(whole({ min: 2, max: WEEK_SECONDS })), 'Of a ramp, a sine, a spike or a day.'),
  points: described(
    optional(
      list(
        struct({ atSeconds: required(whole({ min: 0, max: WEEK_SECONDS })), requestsPerSecond: required(perSecond) }),
        { min: 1, max: CURVE_POINTS_MAX },
      ),
    ),
    'A curve that was drawn or pasted, from now on; straight between its points.',
  ),
  cpuMillisecondsPerRequest: described(
    optional(whole({ min: 1, max: CPU_MS_MAX })),
    'How long a request keeps one vCPU busy; 20 by default.',
  ),
  memoryMibPerRequest: described(
    optional(whole({ min: 0, max: 10_240 })),
    'What a request holds while it is in flight; 0 by default.',
  ),
})
