import type { Ask } from '../../lessons/document/ask.ts'
import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import type { Misconception } from '../misconceptions.ts'
import { crossed, template, type Asked } from '../template.ts'
import { answerLook, definition, drawnNames, instances, clusterNamed, labOf } from './world.ts'

/** What became of the deployment of a revision before the next update. */
type Outcome = 'completed' | 'replaced' | 'failed'

export interface RollbackCase {
  readonly desired: number
  /** Of the revisions before the one that fails now, from the first on. */
  readonly outcomes: readonly Outcome[]
}

const OUTCOMES: readonly Outcome[] = ['completed', 'replaced', 'failed']

/** Three before it, so that each is an option beside none of them. */
const CASES: readonly RollbackCase[] = crossed({
  desired: [2, 4],
  first: OUTCOMES,
  second: OUTCOMES,
  third: OUTCOMES,
}).map(({ desired, ...outcomes }) => ({ desired, outcomes: Object.values(outcomes) }))

/** Until the next update: long enough to be steady or to have failed, and too short for a task to be RUNNING. */
const UNTIL_NEXT_MS: Readonly<Record<Outcome, number>> = { completed: 180_000, replaced: 4_000, failed: 600_000 }

const BREAKER = { enable: true, rollback: true }

/** A revision that starts, or whose tasks wait in vain for a container that exits with 1. */
function revision(service: string, isBad: boolean): Act {
  if (!isBad) return definition({ family: service })
  return act('ecs', 'RegisterTaskDefinition', {
    family: service,
    containerDefinitions: [
      {
        name: service,
        image: `${service}:1`,
        cpu: 256,
        memory: 512,
        dependsOn: [{ containerName: 'migrate', condition: 'SUCCESS' }],
      },
      { name: 'migrate', image: 'migrate:1', memory: 64, essential: false },
    ],
  })
}

function asked(one: RollbackCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const deployed: (readonly [number, Act])[] = []
  let atMs = 0
  for (const [at, outcome] of [...one.outcomes, 'failed' as const].entries()) {
    const taskDefinition = `${service}:${String(at + 1)}`
    deployed.push([
      atMs,
      at === 0
        ? act('ecs', 'CreateService', {
            cluster,
            serviceName: service,
            taskDefinition,
            desiredCount: one.desired,
            deploymentConfiguration: { deploymentCircuitBreaker: BREAKER },
          })
        : act('ecs', 'UpdateService', { cluster, service, taskDefinition }),
    ])
    if (at < one.outcomes.length) atMs += UNTIL_NEXT_MS[outcome]
  }
  return {
    lab: labOf(`A deployment of ${service} fails`, draw, [
      [0, clusterNamed(cluster)],
      [0, instances({ cluster, type: 'm5.large', count: 4 })],
      [0, act('lab', 'SetContainerBehavior', { image: 'migrate:1', exitAfterSeconds: 0, exitCode: 1 })],
      ...[...one.outcomes, 'failed'].map((outcome) => [0, revision(service, outcome === 'failed')] as const),
      ...deployed,
    ]),
    fromMs: atMs,
    watch: { cluster, service },
    ask: rollbackAsk(one, { cluster, service }),
  }
}

const TOLD: Readonly<Record<Outcome, string>> = {
  completed: 'was COMPLETED',
  replaced: 'was replaced by the next update before any of its tasks was RUNNING',
  failed: 'failed, as none of its tasks started',
}

function rollbackAsk(
  { desired, outcomes }: RollbackCase,
  { cluster, service }: { readonly cluster: string; readonly service: string },
): Ask {
  const bad = outcomes.length + 1
  const named = (at: number) => `${service}:${String(at)}`
  const look = answerLook(
    'DescribeServices',
    { cluster, services: [service] },
    "services[0].deployments[?status=='PRIMARY'] | [0].[split(taskDefinition, '/')[1], rolloutState]",
  )
  const history = outcomes.map((outcome, at) => `That of ${named(at + 1)} ${TOLD[outcome]}.`).join(' ')
  return {
    kind: 'choice',
    question: `No task of ${named(bad)} starts, and its deployment fails. What is deployed in the end?`,
    lead: `Service ${service} wants ${String(desired)} tasks and has its circuit breaker on, with rollback. Its deployments so far: ${history} Now it was updated to ${named(bad)}.`,
    hints: ['Which deployments ended as COMPLETED?', 'Of those, which is the newest?'],
    until: {
      look: { ...look, query: `(${look.query})[1]` },
      is: { oneOf: ['COMPLETED', 'FAILED'] },
    },
    look,
    options: [
      ...outcomes.map((outcome, at) => ({
        text: `${named(at + 1)}: it is rolled back to that one`,
        is: { equals: [named(at + 1), 'COMPLETED'] },
        ...missed(outcome, at === outcomes.length - 1),
      })),
      {
        text: `${named(bad)}: it stays and is FAILED, with nothing to go back to`,
        is: { equals: [named(bad), 'FAILED'] },
        mistake: 'failed-one-stays',
        shows: 'A deployment of this service was COMPLETED, and rollback is on.',
      },
    ],
    reveal: {
      text: outcomes.includes('completed')
        ? `A rollback goes to the newest deployment that was COMPLETED: ${named(outcomes.lastIndexOf('completed') + 1)}.`
        : 'None of its deployments was COMPLETED, so there is nothing to go back to: no further task is started.',
      rule: 'DEP-18',
      source: 'Amazon ECS Developer Guide, How the Amazon ECS deployment circuit breaker detects failures',
      exam: 'The circuit breaker with rollback needs a deployment that was completed: a new service has none.',
    },
  }
}

/** Why somebody who takes this one is wrong. */
function missed(outcome: Outcome, isLast: boolean): { readonly mistake: Misconception; readonly shows: string } {
  if (outcome === 'completed') {
    return { mistake: 'rollback-to-the-first', shows: 'A newer deployment than this one was COMPLETED.' }
  }
  return {
    mistake: isLast ? 'previous-for-completed' : 'any-revision-for-completed',
    shows: 'Its deployment was never COMPLETED: ECS does not know it to work.',
  }
}

export const rollbackTarget = template<RollbackCase>({
  id: 'rollback-target',
  title: 'Where a rollback goes',
  topic: 'deployments',
  exam: ['DVA3', 'DVA4'],
  cases: CASES,
  ask: asked,
})
