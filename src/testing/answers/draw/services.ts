import type { Dice } from '../dice.ts'
import type { Input } from '../plan.ts'
import { ecs, lab, type Draw, type Temper } from './yard.ts'

const SUBNETS = [
  'subnet-0a1c3e5f7a9b1d3e5',
  'subnet-0b2d4f6a8b0c2e4f6',
  'subnet-0c3e5a7b9c1d3f5a7',
  'subnet-elsewhere',
] as const

export function drawCreateService(dice: Dice, temper: Temper): Draw {
  const family = dice.pick(temper.families)
  const isCloud = family === 'cloud' && !dice.oneIn(12)
  return ecs('CreateService', {
    cluster: dice.pick(temper.clusters),
    serviceName: dice.pick(temper.services),
    taskDefinition: drawDefinitionName(dice, family),
    desiredCount: drawCount(dice, temper),
    ...(isCloud ? { launchType: 'FARGATE' } : dice.oneIn(2) && { launchType: 'EC2' }),
    ...(dice.oneIn(2) && { deploymentConfiguration: drawPercents(dice) }),
    ...(!isCloud && drawPlacement(dice)),
    ...drawNetwork(dice, family),
  })
}

export function drawUpdateService(dice: Dice, temper: Temper): Draw {
  const family = dice.pick(temper.families)
  return ecs('UpdateService', {
    cluster: dice.pick(temper.clusters),
    service: dice.pick(temper.services),
    ...(dice.oneIn(2) && { desiredCount: drawCount(dice, temper) }),
    ...(dice.oneIn(3) && { taskDefinition: drawDefinitionName(dice, family), ...drawNetwork(dice, family) }),
    ...(dice.oneIn(3) && { deploymentConfiguration: drawPercents(dice) }),
    ...(dice.oneIn(3) && { forceNewDeployment: !dice.oneIn(5) }),
    ...(dice.oneIn(6) && drawPlacement(dice)),
  })
}

export function drawDeleteService(dice: Dice, temper: Temper): Draw {
  const where = { cluster: dice.pick(temper.clusters), service: dice.pick(temper.services) }
  return ecs('DeleteService', { ...where, ...(dice.oneIn(2) && { force: dice.oneIn(2) }) })
}

export function drawLoad(dice: Dice, temper: Temper): Draw {
  return lab('SetLoad', {
    cluster: dice.pick(temper.clusters),
    service: dice.pick(temper.services),
    shape: dice.pick(['constant', 'step', 'sine', 'spike', 'ramp']),
    peakCpuUnits: dice.pick([0, 100, 5_000, 10_240_000]),
    ...(dice.oneIn(2) && { baseCpuUnits: dice.between(0, 500), periodSeconds: dice.between(2, 900) }),
  })
}

function drawDefinitionName(dice: Dice, family: string): string {
  return dice.oneIn(2) ? family : `${family}:${String(dice.between(1, 3))}`
}

function drawCount(dice: Dice, temper: Temper): number {
  if (temper.hugeCount > 0 && dice.oneIn(8)) return dice.between(temper.countMax, temper.hugeCount)
  return dice.oneIn(6) ? 0 : dice.between(1, temper.countMax)
}

function drawPercents(dice: Dice): Input {
  const odd = dice.oneIn(4)
  const minimumHealthyPercent = odd ? dice.between(0, 100) : dice.pick([0, 50, 100])
  const maximumPercent = odd ? dice.between(100, 260) : dice.pick([100, 150, 200])
  return dice.weighted<Input>([
    [6, { minimumHealthyPercent, maximumPercent }],
    [1, { maximumPercent }],
    [1, { minimumHealthyPercent }],
  ])
}

function drawPlacement(dice: Dice): Input {
  const strategy = dice.pick<Input>([
    { type: 'random' },
    { type: 'binpack', field: dice.pick(['cpu', 'memory']) },
    {
      type: 'spread',
      field: dice.pick(['instanceId', 'host', 'attribute:ecs.availability-zone', 'attribute:ecs.instance-type']),
    },
  ])
  return {
    ...(dice.oneIn(3) && {
      placementStrategy: dice.oneIn(3) ? [strategy, { type: 'binpack', field: 'memory' }] : [strategy],
    }),
    ...(dice.oneIn(5) && { placementConstraints: [{ type: 'distinctInstance' }] }),
  }
}

/** Where the definition needs it, mostly. */
function drawNetwork(dice: Dice, family: string): Input {
  const isNeeded = family === 'own' || family === 'cloud'
  if (isNeeded === dice.oneIn(15)) return {}
  const subnets = Array.from({ length: dice.between(1, 3) }, () => dice.pick(SUBNETS))
  const isPublic = family === 'cloud' && dice.oneIn(3)
  return { networkConfiguration: { awsvpcConfiguration: { subnets, ...(isPublic && { assignPublicIp: 'ENABLED' }) } } }
}

/** Sizes that a small instance has, and some that it has not; now and then a container that there is not. */
function drawOverrides(dice: Dice): Input {
  if (!dice.oneIn(3)) return {}
  return {
    overrides: {
      ...(dice.oneIn(2) && {
        containerOverrides: [{ name: dice.pick(['c0', 'c0', 'c0', 'c1']), cpu: dice.pick([0, 10, 300]), memory: 600 }],
      }),
      ...(dice.oneIn(3) && { cpu: dice.pick(['512', '1 vCPU']) }),
      ...(dice.oneIn(3) && { memory: dice.pick(['1024', '2 GB']) }),
    },
  }
}

export function drawStartTask(dice: Dice, temper: Temper): Draw {
  const family = dice.pick(temper.families)
  const pick = dice.below(6)
  return ecs('StartTask', {
    cluster: `$instanceCluster:${String(pick)}`,
    taskDefinition: drawDefinitionName(dice, family),
    containerInstances: Array.from(
      { length: dice.pick([1, 1, 2, 3]) },
      (_, index) => `$instanceId:${String(pick + index)}`,
    ),
    ...(dice.oneIn(4) && { group: 'batch' }),
    ...drawOverrides(dice),
    ...drawNetwork(dice, family),
  })
}

export function drawRunTask(dice: Dice, temper: Temper): Draw {
  const family = dice.pick(temper.families)
  const isCloud = family === 'cloud' && !dice.oneIn(12)
  return ecs('RunTask', {
    cluster: dice.pick(temper.clusters),
    taskDefinition: drawDefinitionName(dice, family),
    ...(dice.oneIn(2) && { count: dice.pick([1, 2, 3, 10, 11]) }),
    ...(isCloud && { launchType: 'FARGATE' }),
    ...(!isCloud && drawPlacement(dice)),
    ...(dice.oneIn(4) && { group: dice.pick(['batch', 'family:web', 'web']) }),
    ...(dice.oneIn(4) && { startedBy: dice.pick(['cron', 'me', 'ecs-svc/1']) }),
    ...drawOverrides(dice),
    ...drawNetwork(dice, family),
  })
}
