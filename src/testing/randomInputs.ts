import type { Draws } from './randomDefinition.ts'

type Input = Record<string, unknown>

/** Mostly of the containers that there are; now and then of sizes that Fargate or the task refuses. */
export function randomOverrides(draws: Draws): Input {
  return {
    ...(draws.chance(60) && {
      containerOverrides: [{ name: draws.pick(['main', 'main', 'side']), cpu: draws.pick([64, 128, 256, 512]) }],
    }),
    ...(draws.chance(30) && { cpu: draws.pick(['256', '512', '1024']) }),
    ...(draws.chance(30) && { memory: draws.pick(['512', '1024', '2048']) }),
  }
}

/** An Auto Scaling group of one of two names. */
export function randomGroup(draws: Draws, zones: readonly string[]): Input {
  return {
    AutoScalingGroupName: draws.pick(['first', 'second']),
    MinSize: draws.pick([0, 0, 1]),
    MaxSize: 4,
    DesiredCapacity: draws.random.between(0, 3),
    ...(draws.chance(50) && { AvailabilityZones: [draws.pick(zones), draws.pick(zones)] }),
    LaunchTemplate: { LaunchTemplateName: draws.pick(['small', 'large']) },
  }
}

export function randomPercents(draws: Draws): Input {
  return {
    minimumHealthyPercent: draws.pick([0, 25, 33, 50, 50, 67, 75, 100, 100]),
    maximumPercent: draws.pick([100, 100, 110, 125, 134, 150, 150, 200, 200, 300]),
  }
}

const STRATEGIES = [
  { type: 'random' },
  { type: 'binpack', field: 'cpu' },
  { type: 'binpack', field: 'memory' },
  { type: 'spread', field: 'instanceId' },
  { type: 'spread', field: 'host' },
  { type: 'spread', field: 'attribute:ecs.availability-zone' },
  { type: 'spread', field: 'attribute:ecs.instance-type' },
  { type: 'spread', field: 'attribute:stack' },
]

export function randomStrategies(draws: Draws): readonly Input[] {
  return Array.from({ length: draws.random.between(0, 3) }, () => draws.pick(STRATEGIES))
}

/** Requests for some seconds or from now on; now and then no more. */
export function randomTraffic(draws: Draws): Input {
  const shape = draws.pick(['constant', 'constant', 'spike', 'sine', 'day'])
  return {
    shape,
    peakRequestsPerSecond: draws.pick([0, 3, 40, 700]),
    ...(shape !== 'constant' && { baseRequestsPerSecond: draws.pick([0, 5]), periodSeconds: draws.pick([30, 600]) }),
    cpuMillisecondsPerRequest: draws.pick([1, 20, 900]),
    memoryMibPerRequest: draws.pick([0, 2]),
  }
}

/** Mostly of what some instances are, and some that hang on tasks. */
const EXPRESSIONS = [
  'attribute:stack == prod',
  'attribute:stack != prod',
  'attribute:ecs.instance-type =~ (m5|t3).*',
  'attribute:ecs.availability-zone in [us-east-1a, us-east-1b]',
  'not(task:group == service:api)',
  'task:group == service:web or runningTasksCount < 2',
] as const

export function randomConstraints(draws: Draws): readonly Input[] {
  const all = [{ type: 'distinctInstance' }, { type: 'memberOf', expression: draws.pick(EXPRESSIONS) }]
  return draws.chance(70) ? [draws.pick(all)] : draws.chance(50) ? all : []
}

export function randomInstances(draws: Draws, types: readonly string[], zones: readonly string[]): Input {
  return {
    instanceType: draws.pick(types),
    count: draws.random.between(1, 2),
    cpuUnits: draws.pick([512, 1_024, 2_048]),
    memoryMib: draws.pick([1_024, 2_048, 4_096]),
    availabilityZones: [draws.pick(zones)],
  }
}

export function randomLoad(draws: Draws): Input {
  return {
    shape: draws.pick(['constant', 'step', 'ramp', 'sine', 'spike']),
    baseCpuUnits: draws.random.between(0, 500),
    peakCpuUnits: draws.random.between(0, 8_000),
  }
}
