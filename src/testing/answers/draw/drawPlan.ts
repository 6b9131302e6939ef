import { Dice } from '../dice.ts'
import type { Plan, PlanStep } from '../plan.ts'
import { definitionOf, drawDefinition } from './definitions.ts'
import {
  drawAddInstances,
  drawAgent,
  drawCapacity,
  drawDeregisterInstance,
  drawGroup,
  drawScaling,
  drawRunInstances,
  drawState,
  drawTemplate,
  drawTerminate,
} from './instances.ts'
import {
  drawCreateService,
  drawDeleteService,
  drawLoad,
  drawRunTask,
  drawStartTask,
  drawUpdateService,
} from './services.ts'
import { drawStrange, spoil } from './wrong.ts'
import { drawGapMs, drawTemper, drawWords, ecs, lab, type Draw, type Temper } from './yard.ts'

/**
 * The lab of a seed: a small yard, then whatever a person might do to it, in the worst order.
 *
 * @param asked  what is not left to the dice
 */
export function drawPlan(seed: number, asked: Partial<Temper> = {}): Plan {
  const dice = new Dice(seed)
  const temper = { ...drawTemper(dice), ...asked }
  const steps: PlanStep[] = drawBeginning(dice, temper).map((one) => ({ atMs: 0, ...one }))
  let atMs = 0
  for (let i = 0; i < temper.commands; i++) {
    const draw = drawCommand(dice, temper)
    atMs += drawGapMs(dice, temper)
    steps.push({ atMs, ...(dice.oneIn(9) ? spoil(dice, draw) : draw) })
  }
  return { seed: dice.below(0x1_0000_0000), title: `${drawWords(dice)} ${String(seed)}`, steps }
}

function drawBeginning(dice: Dice, temper: Temper): readonly Draw[] {
  return [
    ...temper.clusters.map((clusterName) => ecs('CreateCluster', { clusterName })),
    ...temper.families.flatMap((family) => [definitionOf(dice, family), definitionOf(dice, family)]),
    temper.isCrowded
      ? lab('AddContainerInstances', { cluster: 'yard', instanceType: 't3.small', cpuUnits: 1_024, memoryMib: 1_000 })
      : lab('AddContainerInstances', { cluster: 'yard', instanceType: 'm5.large', count: dice.between(1, 6) }),
    // Before the services, or they take all the room.
    ...(temper.isCrowded ? [drawRunTask(dice, temper), drawRunTask(dice, temper)] : []),
    ...(temper.isScaled ? drawScaling(dice, temper) : [drawTemplate(dice, temper)]),
    drawCreateService(dice, temper),
    drawCreateService(dice, temper),
  ]
}

function drawCommand(dice: Dice, temper: Temper): Draw {
  if (temper.isScaled && dice.oneIn(4)) return drawCapacity(dice)
  if (temper.isFlaky && dice.oneIn(3)) return dice.oneIn(2) ? drawAgent(dice) : drawState(dice)
  if (temper.isCrowded && dice.oneIn(2)) return dice.oneIn(4) ? drawUpdateService(dice, temper) : drawStopTask(dice)
  const draw = dice.weighted<() => Draw>([
    [9, () => drawUpdateService(dice, temper)],
    [4, () => drawCreateService(dice, temper)],
    [2, () => drawDeleteService(dice, temper)],
    [4, () => drawDefinition(dice, temper)],
    [3, () => drawDeregister(dice, temper)],
    [4, () => drawRunTask(dice, temper)],
    [2, () => drawStartTask(dice, temper)],
    [4, () => drawStopTask(dice)],
    [temper.isCrowded ? 0 : 4, () => drawAddInstances(dice, temper)],
    [temper.isCrowded ? 0 : 1, () => drawRunInstances(dice, temper)],
    [5, () => drawState(dice)],
    [3, () => drawAgent(dice)],
    [2, () => drawTerminate(dice)],
    [2, () => drawDeregisterInstance(dice)],
    [1, () => drawSettings(dice, temper)],
    [1, () => drawTemplate(dice, temper)],
    [1, () => drawGroup(dice)],
    [1, () => drawCapacity(dice)],
    [1, () => drawLoad(dice, temper)],
    [2, () => drawStrange(dice)],
    [1, () => ecs('CreateCluster', { clusterName: dice.pick(temper.clusters) })],
  ])
  return draw()
}

function drawSettings(dice: Dice, temper: Temper): Draw {
  const setting = { name: 'containerInsights', value: dice.pick(['enabled', 'enhanced', 'disabled']) }
  if (dice.oneIn(2)) return ecs('PutAccountSetting', setting)
  return ecs('UpdateClusterSettings', { cluster: dice.pick(temper.clusters), settings: [setting] })
}

function drawDeregister(dice: Dice, temper: Temper): Draw {
  const taskDefinition = `${dice.pick(temper.families)}:${String(dice.between(1, 4))}`
  return ecs('DeregisterTaskDefinition', { taskDefinition })
}

function drawStopTask(dice: Dice): Draw {
  const pick = String(dice.below(dice.pick([4, 40])))
  const task = dice.oneIn(2) ? `$task:${pick}` : `$taskId:${pick}`
  return ecs('StopTask', { cluster: `$taskCluster:${pick}`, task, ...(dice.oneIn(2) && { reason: drawWords(dice) }) })
}
