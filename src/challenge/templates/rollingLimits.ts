import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, range, template, type Asked, type ValueAsk } from '../template.ts'
import { countsLook, definition, drawnNames, labOf, STEADY_MS, tasksWord } from './world.ts'

export interface LimitCase {
  readonly desired: number
  readonly percent: number
}

const EXAM = ['DVA3', 'SAA2'] as const

/** A steady service under one percent, with room for twice as many tasks. */
function limitAsked({ desired, percent }: LimitCase, draw: Draw, of: 'upper' | 'lower'): Asked {
  const { cluster, service } = drawnNames(draw)
  const percents =
    of === 'upper'
      ? { minimumHealthyPercent: 100, maximumPercent: percent }
      : { minimumHealthyPercent: percent, maximumPercent: 100 }
  const lab = labOf(`A limit of ${service}`, draw, [
    [0, act('ecs', 'CreateCluster', { clusterName: cluster })],
    [0, act('lab', 'AddContainerInstances', { cluster, instanceType: 'm5.large', count: 6 })],
    [0, definition({ family: service })],
    [
      0,
      act('ecs', 'CreateService', {
        cluster,
        serviceName: service,
        taskDefinition: service,
        desiredCount: desired,
        deploymentConfiguration: percents,
      }),
    ],
  ])
  const name = of === 'upper' ? 'maximumPercent' : 'minimumHealthyPercent'
  const lead = `Service ${service} has a desired count of ${String(desired)} and ${name} ${String(percent)}.`
  return {
    lab,
    fromMs: STEADY_MS,
    watch: { cluster, service },
    ask: limitAsk({ desired, percent }, { cluster, service, lead, of }),
  }
}

interface Named {
  readonly cluster: string
  readonly service: string
  readonly lead: string
  readonly of: 'upper' | 'lower'
}

function limitAsk({ desired, percent }: LimitCase, { cluster, service, lead, of }: Named): ValueAsk {
  const share = (desired * percent) / 100
  const rounded = of === 'upper' ? 'down' : 'up'
  const other = of === 'upper' ? Math.ceil(share) : Math.floor(share)
  return {
    kind: 'value',
    question:
      of === 'upper'
        ? 'How many tasks may be PENDING and RUNNING at once in a rolling update?'
        : 'How many healthy tasks must stay in a rolling update?',
    lead,
    code: answerCode(of, percent),
    look: countsLook(cluster, service, of),
    say: tasksWord,
    wrong: [
      { value: other, mistake: 'rounded-the-wrong-way', shows: `${String(share)} is rounded ${rounded} here.` },
      {
        value: of === 'upper' ? desired : desired - Math.floor(share),
        mistake: of === 'upper' ? 'upper-counts-running-only' : 'percent-of-running',
        shows:
          of === 'upper'
            ? 'That is the desired count. The upper limit may lie above it, and PENDING tasks count too.'
            : 'That many may stop. The question is how many stay.',
      },
      {
        value: of === 'upper' ? desired * 2 : desired,
        mistake: 'limits-swapped',
        shows:
          of === 'upper'
            ? '200 % is the default, not what is set here.'
            : '100 % is the default, not what is set here.',
      },
    ],
    reveal: (value) => ({
      text: `${String(percent)} % of ${String(desired)} is ${String(share)}${Number.isInteger(share) ? '' : `, rounded ${rounded}`}: ${tasksWord(value)}.`,
      rule: 'DEP-1',
      source: 'Amazon ECS API Reference, DeploymentConfiguration',
    }),
  }
}

function answerCode(of: 'upper' | 'lower', percent: number): Record<string, unknown> {
  return { deploymentConfiguration: { [of === 'upper' ? 'maximumPercent' : 'minimumHealthyPercent']: percent } }
}

export const upperLimit = template<LimitCase>({
  id: 'upper-limit',
  title: 'The upper limit of a rolling update',
  topic: 'rolling-updates',
  exam: EXAM,
  cases: crossed({ desired: range(2, 12), percent: range(105, 200, 5) }),
  ask: (one, draw) => limitAsked(one, draw, 'upper'),
})

export const lowerLimit = template<LimitCase>({
  id: 'lower-limit',
  title: 'The lower limit of a rolling update',
  topic: 'rolling-updates',
  exam: EXAM,
  cases: crossed({ desired: range(2, 12), percent: range(5, 95, 5) }),
  ask: (one, draw) => limitAsked(one, draw, 'lower'),
})
