import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked, type ValueAsk } from '../template.ts'
import { GREEN, SHIFT_ASKED_MS, shiftingLab } from './shiftingWorld.ts'
import { drawnNames, labOf } from './world.ts'

export interface ShiftedCase {
  readonly strategy: 'LINEAR' | 'CANARY'
  /** Of a step, or of the canary. */
  readonly percent: number
  readonly bakeMinutes: number
  /** Bake times that are over when it is asked; half of the next is as well. */
  readonly bakes: number
}

const CASES: readonly ShiftedCase[] = [
  ...crossed({
    strategy: ['LINEAR'] as const,
    percent: [5, 10, 12, 15, 20, 25, 30],
    bakeMinutes: [2, 3, 4, 5, 6, 8, 10],
    bakes: [0, 1, 2],
  }),
  ...crossed({
    strategy: ['CANARY'] as const,
    percent: [5, 10, 15, 20, 25],
    bakeMinutes: [4, 5, 6, 8, 10, 15],
    bakes: [0, 1],
  }),
]

function asked(one: ShiftedCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  return {
    lab: labOf(`Traffic of ${service} moves on`, draw, [
      ...shiftingLab({ cluster, service, desired: 2, configuration: configurationOf(one) }),
      [SHIFT_ASKED_MS, act('ecs', 'UpdateService', { cluster, service, taskDefinition: `${service}:2` })],
    ]),
    fromMs: SHIFT_ASKED_MS,
    from: { look: GREEN, is: { equals: one.percent }, withinMs: 600_000 },
    watch: { cluster, service },
    ask: percentAsk(one, service),
  }
}

function configurationOf({ strategy, percent, bakeMinutes }: ShiftedCase) {
  return strategy === 'LINEAR'
    ? { strategy, linearConfiguration: { stepPercent: percent, stepBakeTimeInMinutes: bakeMinutes } }
    : { strategy, canaryConfiguration: { canaryPercent: percent, canaryBakeTimeInMinutes: bakeMinutes } }
}

function percentWord(value: number): string {
  return `${String(value)} %`
}

function percentAsk(one: ShiftedCase, service: string): ValueAsk {
  const { strategy, percent, bakeMinutes, bakes } = one
  const minutes = bakeMinutes * (bakes + 0.5)
  const isLinear = strategy === 'LINEAR'
  return {
    kind: 'value',
    question: `What part of production traffic is with ${service}:2 ${String(minutes)} minutes from now?`,
    lead: `A deployment of ${service}:2 goes well. Its first part of production traffic has been shifted this moment. The service has this deploymentConfiguration:`,
    code: configurationOf(one),
    hints: ['How much is shifted at the first moment?', 'How many bake times are over by then?'],
    until: { ms: minutes * 60_000 },
    look: GREEN,
    say: percentWord,
    min: 0,
    max: 100,
    wrong: [
      {
        value: isLinear ? percent * bakes : percent * (bakes + 1),
        mistake: isLinear ? 'first-step-waits' : 'linear-and-canary',
        shows: isLinear
          ? 'The first step is shifted at once; bake times lie between steps.'
          : 'That would be linear: a canary’s second shift is of all the rest.',
      },
      {
        value: isLinear ? (bakes > 0 ? 100 : percent) : percent,
        mistake: isLinear ? 'linear-and-canary' : 'first-step-waits',
        shows: isLinear
          ? 'That would be a canary: linear goes on in equal steps.'
          : 'The rest follows once the canary’s bake time is over.',
      },
      { value: 100, mistake: 'all-at-once', shows: 'All at once is what BLUE_GREEN does.' },
    ],
    reveal: (value) => ({
      text: isLinear
        ? `${percentWord(percent)} at the start and after each ${String(bakeMinutes)} minutes: ${percentWord(value)} after ${String(minutes)}.`
        : `${percentWord(percent)} for ${String(bakeMinutes)} minutes, then the rest: ${percentWord(value)} after ${String(minutes)}.`,
      rule: 'DEP-33',
      source: 'API reference, LinearConfiguration, CanaryConfiguration',
      exam: 'In the exam linear and canary are CodeDeploy’s: ECSLinear10PercentEvery1Minutes, ECSCanary10Percent5Minutes. ECS has both of its own by now.',
    }),
  }
}

export const shiftedPercent = template<ShiftedCase>({
  id: 'shifted-percent',
  title: 'What part of the traffic is shifted by then',
  topic: 'deployments',
  exam: ['DVA3', 'SAA2'],
  cases: CASES,
  ask: asked,
})
