import type { AskOf } from '../../lessons/document/ask.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked } from '../template.ts'
import { codeDeployed, codeDeployLab, GREEN, SHIFT_ASKED_MS } from './shiftingWorld.ts'
import { answerLook, drawnNames, labOf } from './world.ts'

export interface OriginalGoneCase {
  /** What follows `CodeDeployDefault.ECS` in the name of the deployment configuration. */
  readonly config:
    | 'AllAtOnce'
    | 'Linear10PercentEvery1Minutes'
    | 'Linear10PercentEvery3Minutes'
    | 'Canary10Percent5Minutes'
    | 'Canary10Percent15Minutes'
  readonly waitMinutes: number
}

const CASES: readonly OriginalGoneCase[] = crossed({
  config: [
    'AllAtOnce',
    'Linear10PercentEvery1Minutes',
    'Linear10PercentEvery3Minutes',
    'Canary10Percent5Minutes',
    'Canary10Percent15Minutes',
  ] as const,
  waitMinutes: [5, 8, 12, 20],
})

const MINUTE_MS = 60_000
const TOLERANCE_MS = 45_000

/** From the first shift to the last, as a learner says it. */
const BETWEEN: Readonly<Record<OriginalGoneCase['config'], { readonly minutes: number; readonly says: string }>> = {
  AllAtOnce: { minutes: 0, says: 'All traffic is shifted at the first moment' },
  Linear10PercentEvery1Minutes: { minutes: 9, says: 'After the first tenth come nine more, 1 minute between them' },
  Linear10PercentEvery3Minutes: { minutes: 27, says: 'After the first tenth come nine more, 3 minutes between them' },
  Canary10Percent5Minutes: { minutes: 5, says: 'The rest follows the tenth after 5 minutes' },
  Canary10Percent15Minutes: { minutes: 15, says: 'The rest follows the tenth after 15 minutes' },
}

function configurationOf({ config, waitMinutes }: OriginalGoneCase) {
  return {
    deploymentConfigName: `CodeDeployDefault.ECS${config}`,
    blueGreenDeploymentConfiguration: {
      deploymentReadyOption: { actionOnTimeout: 'CONTINUE_DEPLOYMENT' },
      terminateBlueInstancesOnDeploymentSuccess: {
        action: 'TERMINATE',
        terminationWaitTimeInMinutes: waitMinutes,
      },
    },
  }
}

function asked(one: OriginalGoneCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  return {
    lab: labOf(`CodeDeploy shifts ${service}`, draw, [
      ...codeDeployLab({ cluster, service, desired: 2, configuration: configurationOf(one) }),
      [SHIFT_ASKED_MS, codeDeployed(service)],
    ]),
    fromMs: SHIFT_ASKED_MS,
    from: { look: GREEN, is: { equals: one.config === 'AllAtOnce' ? 100 : 10 }, withinMs: 10 * MINUTE_MS },
    watch: { cluster, service },
    ask: goneAsk(one, { cluster, service }),
  }
}

function goneAsk(one: OriginalGoneCase, { cluster, service }: { cluster: string; service: string }): AskOf<'mark'> {
  const { config, waitMinutes } = one
  const { minutes, says } = BETWEEN[config]
  const draining = "length(services[0].taskSets[?status=='DRAINING'])"
  return {
    kind: 'mark',
    question: `When does CodeDeploy delete the original task set, that of ${service}:1?`,
    lead: `A deployment of ${service}:2 goes well. ${minutes === 0 ? 'Production traffic has' : 'The first part of production traffic has'} been shifted this moment. The deployment group has:`,
    code: configurationOf(one),
    hints: ['When is all traffic with the replacement?', 'From when on does the termination wait count?'],
    look: answerLook('DescribeServices', { cluster, services: [service] }, draining),
    is: { equals: 1 },
    toleranceMs: TOLERANCE_MS,
    aheadMs: (minutes + waitMinutes + Math.max(5, waitMinutes)) * MINUTE_MS,
    mistakes:
      minutes === 0
        ? []
        : [
            {
              look: GREEN,
              is: { equals: 100 },
              shows: 'All traffic is shifted then, and only now the termination wait begins.',
              mistake: 'way-back-ends-with-shift',
            },
          ],
    reveal: {
      text: `${says}, and then the termination wait of ${String(waitMinutes)}: about ${String(minutes + waitMinutes)} minutes from the first shift. Up to then StopDeployment can give all traffic back.`,
      rule: 'CDP-6',
      source: 'AWS CodeDeploy User Guide, deployment configurations; API reference, BlueInstanceTerminationOption',
      exam: 'terminationWaitTimeInMinutes: two days at most. ECS has bakeTimeInMinutes for it.',
    },
  }
}

export const originalGone = template<OriginalGoneCase>({
  id: 'original-task-set-gone',
  title: 'When CodeDeploy deletes the original task set',
  topic: 'deployments',
  exam: ['DVA3', 'SAA2'],
  cases: CASES,
  ask: asked,
})
