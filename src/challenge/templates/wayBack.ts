import type { AskOf } from '../../lessons/document/ask.ts'
import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked } from '../template.ts'
import { GREEN, SHIFT_ASKED_MS, shiftingLab } from './shiftingWorld.ts'
import { answerLook, drawnNames, labOf } from './world.ts'

export interface WayBackCase {
  readonly strategy: 'BLUE_GREEN' | 'LINEAR' | 'CANARY'
  /** Of the first part that is shifted. */
  readonly percent: number
  /** Between parts. */
  readonly stepMinutes: number
  /** Of the whole, after the last part. */
  readonly bakeMinutes: number
}

const CASES: readonly WayBackCase[] = [
  ...crossed({ strategy: ['BLUE_GREEN'] as const, percent: [100], stepMinutes: [0], bakeMinutes: [4, 6, 10, 15] }),
  ...crossed({ strategy: ['LINEAR'] as const, percent: [25, 50], stepMinutes: [2, 3], bakeMinutes: [4, 6, 10] }),
  ...crossed({ strategy: ['CANARY'] as const, percent: [5, 10], stepMinutes: [3, 5], bakeMinutes: [4, 6, 10] }),
]

const MINUTE_MS = 60_000
const TOLERANCE_MS = 45_000

function configurationOf({ strategy, percent, stepMinutes, bakeMinutes }: WayBackCase) {
  return {
    strategy,
    ...(strategy === 'LINEAR' && {
      linearConfiguration: { stepPercent: percent, stepBakeTimeInMinutes: stepMinutes },
    }),
    ...(strategy === 'CANARY' && {
      canaryConfiguration: { canaryPercent: percent, canaryBakeTimeInMinutes: stepMinutes },
    }),
    bakeTimeInMinutes: bakeMinutes,
  }
}

function asked(one: WayBackCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  return {
    lab: labOf(`A way back for ${service}`, draw, [
      ...shiftingLab({ cluster, service, desired: 2, configuration: configurationOf(one) }),
      [SHIFT_ASKED_MS, act('ecs', 'UpdateService', { cluster, service, taskDefinition: `${service}:2` })],
    ]),
    fromMs: SHIFT_ASKED_MS,
    from: { look: GREEN, is: { equals: one.percent }, withinMs: 10 * MINUTE_MS },
    watch: { cluster, service },
    ask: backAsk(one, { cluster, service }),
  }
}

function backAsk(one: WayBackCase, { cluster, service }: { cluster: string; service: string }): AskOf<'mark'> {
  const { percent, stepMinutes, bakeMinutes } = one
  const steps = one.strategy === 'LINEAR' ? Math.ceil(100 / percent) : percent < 100 ? 2 : 1
  const minutes = (steps - 1) * stepMinutes + bakeMinutes
  const stage = answerLook('DescribeServiceDeployments', { cluster, service }, 'serviceDeployments[0].lifecycleStage')
  return {
    kind: 'mark',
    question: `From when on can ${service}:2 no longer be taken back by StopServiceDeployment?`,
    lead: `A deployment of ${service}:2 goes well. ${percent === 100 ? 'Production traffic' : `The first ${String(percent)} % of production traffic`} has been shifted this moment. The service has this deploymentConfiguration:`,
    code: configurationOf(one),
    hints: ['What has to run for a way back?', 'How long does the old revision run after the last shift?'],
    look: stage,
    is: { equals: 'CLEAN_UP' },
    toleranceMs: TOLERANCE_MS,
    aheadMs: (minutes + Math.max(5, bakeMinutes)) * MINUTE_MS,
    mistakes:
      steps > 1
        ? [
            {
              look: GREEN,
              is: { equals: 100 },
              shows: 'All traffic is shifted then; the old revision runs on for the bake time.',
              mistake: 'way-back-ends-with-shift',
            },
          ]
        : [],
    reveal: {
      text: `${betweenText(one, steps)}: after about ${String(minutes)} minutes CLEAN_UP stops the old tasks. From then on only a new deployment brings ${service}:1 back.`,
      rule: 'DEP-36',
      source: 'Amazon ECS Developer Guide, Amazon ECS blue/green deployments',
      exam: 'CodeDeploy waits as long as the deployment group says before it terminates the original tasks: up to then it can reroute at once.',
    },
  }
}

/** What has to go by from the first shift on. */
function betweenText({ stepMinutes, bakeMinutes }: WayBackCase, steps: number): string {
  const bake = `the bake time of ${String(bakeMinutes)}`
  if (steps === 1) return `${bake.replace('the', 'The')} minutes counts from the shift`
  const shifts =
    steps === 2
      ? `${String(stepMinutes)} minutes until the rest is shifted`
      : `${String(steps - 1)} × ${String(stepMinutes)} minutes between the shifts`
  return `${shifts}, and then ${bake}`
}

export const wayBackUntil = template<WayBackCase>({
  id: 'way-back-until',
  title: 'Until when a deployment can be taken back',
  topic: 'deployments',
  exam: ['DVA3', 'SAA2'],
  cases: CASES,
  ask: asked,
})
