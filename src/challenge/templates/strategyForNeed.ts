import type { Ask } from '../../lessons/document/ask.ts'
import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import type { Misconception } from '../misconceptions.ts'
import { crossed, template, type Asked } from '../template.ts'
import { GREEN, SHIFT_ASKED_MS, shiftingLab } from './shiftingWorld.ts'
import { countsLook, drawnNames, labOf, tasksWord } from './world.ts'

/** A part first and alone, evenly, all clients at once, or with few tasks more. */
type Need = 'part' | 'even' | 'once' | 'tasks'

export interface NeedCase {
  readonly need: Need
  readonly percent: number
  readonly minutes: number
}

const CASES: readonly NeedCase[] = crossed({
  need: ['part', 'even', 'once', 'tasks'] as const,
  percent: [10, 20],
  minutes: [2, 3],
})

const DESIRED = 4
/** 125 % of four. */
const MOST = 5
const MINUTE_MS = 60_000
/** Until the first shift, with some time to spare. */
const SHIFTED_MS = 100_000

type Strategy = 'ROLLING' | 'BLUE_GREEN' | 'LINEAR' | 'CANARY'
const STRATEGIES: readonly Strategy[] = ['ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY']

interface Named {
  readonly cluster: string
  readonly service: string
}

interface Offer {
  readonly text: string
  readonly configuration: Readonly<Record<string, unknown>>
}

function offers({ need, percent, minutes }: NeedCase): Readonly<Record<Strategy, Offer>> {
  // Sooner than the canary goes on: else both have shifted the same part for as long.
  const stepMinutes = need === 'part' ? 1 : minutes
  return {
    ROLLING: {
      text: 'ROLLING, minimumHealthyPercent 100, maximumPercent 125',
      configuration: { strategy: 'ROLLING', minimumHealthyPercent: 100, maximumPercent: 125 },
    },
    BLUE_GREEN: {
      text: `BLUE_GREEN, bakeTimeInMinutes ${String(minutes)}, maximumPercent 125`,
      configuration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: minutes, maximumPercent: 125 },
    },
    LINEAR: {
      text: `LINEAR, stepPercent ${String(percent)}, stepBakeTimeInMinutes ${String(stepMinutes)}`,
      configuration: {
        strategy: 'LINEAR',
        linearConfiguration: { stepPercent: percent, stepBakeTimeInMinutes: stepMinutes },
      },
    },
    CANARY: {
      text: `CANARY, canaryPercent ${String(percent)}, canaryBakeTimeInMinutes ${String(minutes)}`,
      configuration: {
        strategy: 'CANARY',
        canaryConfiguration: { canaryPercent: percent, canaryBakeTimeInMinutes: minutes },
      },
    },
  }
}

function asked(one: NeedCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  return {
    lab: labOf(
      `A strategy for ${service}`,
      draw,
      shiftingLab({ cluster, service, desired: DESIRED, configuration: { strategy: 'ROLLING' } }),
    ),
    fromMs: SHIFT_ASKED_MS,
    watch: { cluster, service },
    ask: needAsk(one, { cluster, service }),
  }
}

/** What is looked at, and when: where the four strategies differ in what is needed. */
function metBy({ need, percent, minutes }: NeedCase, { cluster, service }: Named) {
  const after = (bakes: number): number => SHIFTED_MS + bakes * minutes * MINUTE_MS
  switch (need) {
    case 'part':
      return { look: GREEN, is: { equals: percent }, afterMs: after(0.75) }
    case 'even':
      return { look: GREEN, is: { equals: 2 * percent }, afterMs: after(1.5) }
    case 'once':
      return { look: GREEN, is: { equals: 100 }, afterMs: after(0) }
    case 'tasks':
      return { look: countsLook(cluster, service, 'mostTasks'), is: { atMost: MOST }, afterMs: after(1) }
  }
}

const MEETS: Readonly<Record<Need, Strategy>> = { part: 'CANARY', even: 'LINEAR', once: 'BLUE_GREEN', tasks: 'ROLLING' }

function needAsk(one: NeedCase, named: Named): Ask {
  const { need } = one
  const { cluster, service } = named
  const offered = offers(one)
  const { look, is, afterMs } = metBy(one, named)
  return {
    kind: 'choice',
    question: 'Which deploymentConfiguration meets this?',
    lead: `Service ${service} runs ${tasksWord(DESIRED)} of ${service}:1 behind an Application Load Balancer with two target groups, and ${service}:2 is to be deployed. ${needText(one, service)}`,
    hints: ['Is it about tasks or about requests?', 'How much of the traffic moves first, and what comes after it?'],
    look,
    options: STRATEGIES.map((strategy) => ({
      text: offered[strategy].text,
      do: [
        act('ecs', 'UpdateService', {
          cluster,
          service,
          taskDefinition: `${service}:2`,
          deploymentConfiguration: offered[strategy].configuration,
        }),
      ],
      afterMs,
      is,
      ...(strategy !== MEETS[need] && missed(strategy, need)),
    })),
    reveal: {
      text: REVEALS[need],
      rule: need === 'tasks' ? 'DEP-32' : 'DEP-33',
      source: 'Amazon ECS API Reference, DeploymentConfiguration',
      exam: 'In the exam these are CodeDeploy’s: ECSAllAtOnce, ECSLinear10PercentEvery1Minutes, ECSCanary10Percent5Minutes. ECS has all of them itself by now.',
    },
  }
}

function needText({ need, percent, minutes }: NeedCase, service: string): string {
  switch (need) {
    case 'part':
      return `${String(percent)} % of the requests shall go to it for ${String(minutes)} minutes, and no more of them before that time is over.`
    case 'even':
      return `Requests shall move to it evenly, another ${String(percent)} % every ${String(minutes)} minutes.`
    case 'once':
      return `From the first request that it answers on, ${service}:1 shall answer none, and yet run on for ${String(minutes)} minutes.`
    case 'tasks':
      return `The instances have room for ${tasksWord(MOST)} of it, whatever revision they are of, and all ${String(DESIRED)} shall stay healthy.`
  }
}

const REVEALS: Readonly<Record<Need, string>> = {
  part: 'A canary shifts a small part, waits for its bake time, and shifts all the rest then.',
  even: 'Linear shifts equal steps with the same wait between them.',
  once: 'Blue/green shifts all production traffic in one move, and keeps the old revision for the bake time.',
  tasks: 'Only a rolling update gets along with less than twice the tasks: 125 % of four are five.',
}

function missed(strategy: Strategy, need: Need): { readonly mistake: Misconception; readonly shows: string } {
  if (need === 'tasks') {
    return {
      mistake: 'one-set-of-tasks',
      shows: `While traffic is shifted both revisions run whole: ${String(2 * DESIRED)} tasks, whatever maximumPercent is.`,
    }
  }
  if (strategy === 'ROLLING') {
    return {
      mistake: 'tasks-for-traffic',
      shows: 'Its percents are of tasks. Old and new ones stand in one target group and get requests alike.',
    }
  }
  if (strategy === 'BLUE_GREEN') {
    return { mistake: 'strategies-mixed', shows: 'Blue/green shifts all of production traffic at once.' }
  }
  if (need === 'once') {
    return { mistake: 'strategies-mixed', shows: 'Both revisions answer while it shifts part after part.' }
  }
  return {
    mistake: 'linear-and-canary',
    shows:
      strategy === 'LINEAR'
        ? 'After a minute it shifts the next step.'
        : 'After the first part a canary shifts all the rest at once.',
  }
}

export const strategyForNeed = template<NeedCase>({
  id: 'strategy-for-need',
  title: 'Which deployment strategy meets a need',
  topic: 'deployments',
  exam: ['DVA3', 'SAA2'],
  cases: CASES,
  ask: asked,
})
