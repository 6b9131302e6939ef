/**
 * What ECS and load balancers were seen to do, in logs that people have published of their services. Times are seconds
 * from the first event of each, as it is told; `null` where the log does not say. The lab's images and hosts take their
 * own time (TIM-3, TIM-6), so a column is held against the lab's within 15 s.
 */
export interface Trace {
  readonly name: string
  /** Where it was published, as the project's facts name it. */
  readonly source: string
  readonly started: number
  readonly registered: number
  readonly stopped: number | null
  readonly deregistered: number | null
  readonly steady: number | null
}

/** One task on Fargate is replaced by a new one, 100 / 200. The delay of its group is not told; 30 s are taken. */
export const ROLLED_ONE: readonly Trace[] = [
  {
    name: 'T2',
    source: 'cerebrumdev-backend',
    started: 0,
    registered: 40.5,
    stopped: 90.6,
    deregistered: 100.7,
    steady: 152.6,
  },
  {
    name: 'T10',
    source: 'wordpress-service',
    started: 0,
    registered: 19.8,
    stopped: 69.8,
    deregistered: 80.2,
    steady: null,
  },
]

/** The same with a minimum of 0: the old one goes first. */
export const ROLLED_FROM_ZERO: Trace = {
  name: 'T3',
  source: 'dsf-ai-service-lb',
  started: 0.9,
  registered: 52.3,
  stopped: 0,
  deregistered: 9.6,
  steady: 102.9,
}

/** Two tasks at fixed ports of two instances, 50 / 100: one goes, one comes, twice. */
export const ROLLED_TWO = {
  name: 'T4',
  source: 'service-tasks-alb',
  stopped: [0, 110],
  deregistered: [10, 120],
  started: [50, 170],
  registered: [59, 180],
  steady: 220,
} as const

/** T5, of expd03: one of two tasks on Fargate hangs at 120.2 s, delay 30 s; interval, timeout and unhealthy threshold as named. */
export const HUNG = [
  {
    check: [5, 3, 2],
    unhealthy: 132.7,
    started: 175.9,
    registered: 195.3,
    healthy: 197.5,
    stopped: 204.5,
    deregistered: 214.8,
    steady: 224.6,
    gone: 246.8,
  },
  {
    check: [10, 5, 2],
    unhealthy: 145.6,
    started: 172.2,
    registered: 201,
    healthy: 203.6,
    stopped: 210,
    deregistered: 219.1,
    steady: 228.3,
    gone: 249.3,
  },
  {
    check: [30, 5, 3],
    unhealthy: 212.9,
    started: 218.8,
    registered: 238.3,
    healthy: 240.4,
    stopped: 246.8,
    deregistered: 256.3,
    steady: 265.9,
    gone: 286.5,
  },
] as const

/** What goes another way than the lab: a capacity provider, and ECS as it was in 2020 and 2018. */
export const VARIANTS: readonly Trace[] = [
  {
    name: 'T2, again',
    source: 'cerebrumdev-backend',
    started: 0,
    registered: 59.9,
    stopped: 111.3,
    deregistered: 121.1,
    steady: 173.2,
  },
  {
    name: 'T6',
    source: 'lazmix, a capacity provider',
    started: 0,
    registered: 41,
    stopped: 51,
    deregistered: 61,
    steady: null,
  },
  {
    name: 'T7',
    source: 'fgdemo1, 2020, three new tasks',
    started: 0,
    registered: 36,
    stopped: null,
    deregistered: null,
    steady: 47,
  },
  {
    name: 'T8',
    source: '2018, deregistered before it was stopped',
    started: 0,
    registered: 12,
    stopped: 79,
    deregistered: 46,
    steady: 102,
  },
]
