import type { Random } from '../base/random.ts'

/** What draws. */
export interface Draws {
  readonly random: Random
  /** Whether containers fail in this life. */
  readonly hasFaults?: boolean
  chance(percent: number): boolean
  pick<T>(from: readonly T[]): T
}

type Input = Record<string, unknown>

/** A task definition of one of three families; `far` always fits Fargate. */
export function randomDefinition(draws: Draws): Input {
  const family = draws.pick(['web', 'web', 'api', 'far'])
  if (family === 'far') return fargate(draws)
  const networkMode = draws.pick(['bridge', 'bridge', 'bridge', 'host', 'none'])
  if (draws.hasFaults === true && draws.chance(40)) return ordered(draws, family)
  return {
    family,
    networkMode,
    ...(draws.chance(25) && { cpu: '256', memory: '512' }),
    ...(draws.chance(10) && { placementConstraints: [{ type: 'memberOf', expression: 'attribute:rack !exists' }] }),
    containerDefinitions: [
      container(draws, 'main', networkMode),
      ...(draws.chance(30) ? [container(draws, 'side', networkMode)] : []),
    ],
  }
}

/** Two containers of which one waits for the other. */
function ordered(draws: Draws, family: string): Input {
  const condition = draws.pick(['START', 'COMPLETE', 'SUCCESS', 'HEALTHY'])
  const healthCheck = { command: ['CMD', 'true'], interval: 5, retries: draws.pick([1, 3]) }
  const policy = { enabled: draws.chance(80), restartAttemptPeriod: 60, ignoredExitCodes: [3] }
  return {
    family,
    containerDefinitions: [
      {
        ...container(draws, 'main', 'none'),
        dependsOn: [{ containerName: 'side', condition }],
        ...(draws.chance(30) && { restartPolicy: policy }),
      },
      {
        ...container(draws, 'side', 'none'),
        essential: false,
        healthCheck,
        ...(draws.chance(50) && { startTimeout: draws.pick([20, 60]) }),
      },
    ],
  }
}

/** How the containers of an image fail, or that they do no longer. */
export function randomBehavior(draws: Draws): Input {
  const image = `${draws.pick(['main', 'side'])}:${String(draws.random.between(1, 9))}`
  if (draws.chance(25)) return { image: draws.pick([image, 'far']), reset: true }
  return {
    image: draws.pick([image, image, 'far']),
    ...(draws.chance(30) && { exitAfterSeconds: draws.pick([0, 2, 30, 90]), exitCode: draws.pick([0, 1, 3]) }),
    ...(draws.chance(25) && { memoryMib: draws.pick([0, 64, 300]), leakMibPerMinute: draws.pick([0, 50, 500]) }),
    ...(draws.chance(30) && { ignoresSigterm: draws.chance(50), exitAfterSigtermSeconds: draws.pick([0, 5, 40]) }),
    ...(draws.chance(50) && {
      checkFails: {
        fromSeconds: draws.pick([0, 20]),
        toSeconds: draws.pick([30, 120, 600]),
        how: draws.pick(['exit', 'timeout']),
      },
    }),
  }
}

function fargate(draws: Draws): Input {
  const [cpu, memory] = draws.pick([
    ['256', '512'],
    ['.5 vCPU', '1 GB'],
    ['1024', '2048'],
  ])
  return {
    family: 'far',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu,
    memory,
    containerDefinitions: [{ name: 'main', image: 'far', portMappings: [{ containerPort: 80 }], ...check(draws) }],
  }
}

function container(draws: Draws, name: string, networkMode: string): Input {
  return {
    name,
    image: `${name}:${String(draws.random.between(1, 9))}`,
    cpu: draws.pick([0, 64, 128, 128]),
    memory: draws.pick([128, 256, 256]),
    ...(draws.chance(30) && { memoryReservation: 64 }),
    ...(name === 'side' && { essential: draws.chance(50) }),
    ...(draws.chance(20) && { stopTimeout: draws.pick([0, 1, 2, 30]) }),
    ...(draws.chance(40) && networkMode !== 'none' && { portMappings: [port(draws, name)] }),
    ...check(draws),
  }
}

function port(draws: Draws, name: string): Input {
  const containerPort = name === 'main' ? 80 : 81
  return { containerPort, ...(draws.chance(35) && { hostPort: containerPort, protocol: draws.pick(['tcp', 'udp']) }) }
}

function check(draws: Draws): Input {
  if (!draws.chance(25)) return {}
  return { healthCheck: { command: ['CMD', 'true'], interval: draws.pick([5, 10, 30, 60]) } }
}
