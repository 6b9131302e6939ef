import type { Dice } from '../dice.ts'
import type { Input } from '../plan.ts'
import { ecs, type Draw, type Temper } from './yard.ts'

/** A family keeps its kind, so that its revisions can follow each other in a service. */
export function drawDefinition(dice: Dice, temper: Temper): Draw {
  return definitionOf(dice, dice.pick(temper.families))
}

export function definitionOf(dice: Dice, family: string): Draw {
  if (family === 'own') return ecs('RegisterTaskDefinition', { family, networkMode: 'awsvpc', ...drawContainers(dice) })
  if (family === 'cloud') return ecs('RegisterTaskDefinition', { family, ...drawFargate(dice) })
  const networkMode = dice.weighted<string | undefined>([
    [6, undefined],
    [3, 'bridge'],
    [1, 'host'],
    [1, 'none'],
  ])
  const hasPorts = networkMode !== 'none' && dice.oneIn(2)
  return ecs('RegisterTaskDefinition', {
    family,
    ...(networkMode !== undefined && { networkMode }),
    ...drawContainers(dice, hasPorts ? networkMode : 'none'),
    ...(dice.oneIn(4) && {
      cpu: dice.pick(['1024', '.5 vCPU', '2 vCPU']),
      memory: dice.pick(['1024', '1 GB', '0.5GB']),
    }),
    ...(dice.oneIn(12) && { requiresCompatibilities: ['EC2'] }),
  })
}

function drawContainers(dice: Dice, networkMode: string | undefined = 'awsvpc'): Input {
  const count = dice.weighted([
    [6, 1],
    [2, 2],
    [1, 3],
  ])
  const containerDefinitions = Array.from({ length: count }, (_, index) => ({
    name: `c${String(index)}`,
    image: 'public.ecr.aws/x/y:latest',
    ...(!dice.oneIn(5) && { cpu: dice.pick([0, 64, 128, 256, 512]) }),
    ...drawMemory(dice),
    ...(index > 0 && { essential: dice.oneIn(2) }),
    ...(dice.oneIn(3) && networkMode !== 'none' && { portMappings: drawPorts(dice, networkMode) }),
    ...(dice.oneIn(6) && { healthCheck: { command: ['CMD', 'true'], interval: dice.pick([5, 30, 90]) } }),
    ...(dice.oneIn(6) && { stopTimeout: dice.pick([0, 1, 2, 30, 120]) }),
  }))
  return { containerDefinitions }
}

function drawMemory(dice: Dice): Input {
  const memory = dice.pick([64, 128, 256, 500])
  return dice.weighted<Input>([
    [5, { memory }],
    [2, { memoryReservation: memory }],
    [2, { memory: memory * 2, memoryReservation: memory }],
  ])
}

function drawPorts(dice: Dice, networkMode: string | undefined): readonly Input[] {
  return Array.from(
    {
      length: dice.weighted([
        [4, 1],
        [2, 2],
      ]),
    },
    (_, index) => {
      const containerPort = dice.pick([80, 443, 8_080]) + index
      const hostPort =
        networkMode === 'host' || networkMode === 'awsvpc'
          ? containerPort
          : dice.weighted([
              [3, 0],
              [2, containerPort],
              [1, 32_768],
              [1, 51_678],
            ])
      return {
        containerPort,
        ...(dice.oneIn(2) ? { hostPort } : {}),
        ...(dice.oneIn(4) && { protocol: dice.pick(['udp', 'tcp']) }),
      }
    },
  )
}

function drawFargate(dice: Dice): Input {
  const size = dice.pick([
    { cpu: '256', memory: '512' },
    { cpu: '.5 vCPU', memory: '1 GB' },
    { cpu: '4096', memory: '8192' },
  ])
  const container = { name: 'c0', image: 'i', ...(dice.oneIn(3) && { portMappings: [{ containerPort: 80 }] }) }
  return {
    networkMode: 'awsvpc',
    requiresCompatibilities: dice.oneIn(4) ? ['EC2', 'FARGATE'] : ['FARGATE'],
    ...size,
    containerDefinitions: [{ ...container, ...(dice.oneIn(4) && { healthCheck: { command: ['CMD', 'true'] } }) }],
  }
}
