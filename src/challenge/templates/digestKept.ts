import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import { pipelineImage } from '../../model/world/registry/pipelineImage.ts'
import type { Draw } from '../draw.ts'
import { crossed, range, template, type Asked, type ValueAsk } from '../template.ts'
import { ecrImage, pushed, repositoryNamed } from './imageWorld.ts'
import { answerLook, clusterNamed, drawnNames, instances, labOf, STEADY_MS, tasksWord } from './world.ts'

export interface DigestCase {
  /** What is done after the tag has moved: more tasks, new ones in place of stopped ones, or a deployment. */
  readonly then: 'SCALE_OUT' | 'RUN_TASK' | 'FORCE' | 'FORCE_AND_SCALE_OUT' | 'SCALE_OUT_THEN_RUN_TASK'
  readonly consistency: 'enabled' | 'disabled'
  readonly desired: number
  /** Tasks that come on top, of each kind. */
  readonly more: number
}

const CASES: readonly DigestCase[] = crossed({
  then: ['SCALE_OUT', 'RUN_TASK', 'FORCE', 'FORCE_AND_SCALE_OUT', 'SCALE_OUT_THEN_RUN_TASK'] as const,
  consistency: ['enabled', 'disabled'] as const,
  desired: range(2, 6),
  more: range(1, 5),
}).filter(({ then, more }) => then !== 'FORCE' || more === 1)

const ASKED_MS = 2 * STEADY_MS
/** A rolling update of six tasks is through by then. */
const TRIED_MS = 900_000
const NEW = 'the new one'

interface Named {
  readonly cluster: string
  readonly service: string
}

function actsOf({ then, desired, more }: DigestCase, { cluster, service }: Named): readonly Act[] {
  const scale = act('ecs', 'UpdateService', { cluster, service, desiredCount: desired + more })
  const run = act('ecs', 'RunTask', { cluster, taskDefinition: service, count: more })
  const force = act('ecs', 'UpdateService', { cluster, service, forceNewDeployment: true })
  switch (then) {
    case 'SCALE_OUT':
      return [scale]
    case 'RUN_TASK':
      return [run]
    case 'FORCE':
      return [force]
    case 'FORCE_AND_SCALE_OUT':
      return [force, scale]
    case 'SCALE_OUT_THEN_RUN_TASK':
      return [scale, run]
  }
}

function asked(one: DigestCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const image = ecrImage(service, 'stable')
  return {
    lab: labOf(`A tag of ${service} has moved`, draw, [
      [0, clusterNamed(cluster)],
      [0, instances({ cluster, type: 'm5.xlarge', count: 3 })],
      [0, repositoryNamed(service)],
      [0, pushed(image, { content: 'the first' })],
      [
        0,
        act('ecs', 'RegisterTaskDefinition', {
          family: service,
          containerDefinitions: [{ name: service, image, cpu: 128, memory: 256, versionConsistency: one.consistency }],
        }),
      ],
      [
        0,
        act('ecs', 'CreateService', {
          cluster,
          serviceName: service,
          taskDefinition: service,
          desiredCount: one.desired,
        }),
      ],
      [ASKED_MS, pushed(image, { content: NEW })],
      ...actsOf(one, { cluster, service }).map((each) => [ASKED_MS, each] as const),
    ]),
    fromMs: ASKED_MS,
    watch: { cluster, service },
    ask: keptAsk(one, { cluster, service }),
  }
}

function deeds({ then, desired, more }: DigestCase): string {
  const scaled = `the service is scaled to ${tasksWord(desired + more)}`
  const ran = `RunTask starts ${tasksWord(more)} of the same revision`
  switch (then) {
    case 'SCALE_OUT':
      return scaled
    case 'RUN_TASK':
      return ran
    case 'FORCE':
      return 'UpdateService is called with forceNewDeployment'
    case 'FORCE_AND_SCALE_OUT':
      return `UpdateService is called with forceNewDeployment, and ${scaled}`
    case 'SCALE_OUT_THEN_RUN_TASK':
      return `${scaled}, and ${ran}`
  }
}

function keptAsk(one: DigestCase, { cluster, service }: Named): ValueAsk {
  const { then, consistency, desired, more } = one
  const { digest } = pipelineImage({ own: NEW })
  const isForced = then === 'FORCE' || then === 'FORCE_AND_SCALE_OUT'
  const all = desired + (then === 'FORCE' ? 0 : then === 'SCALE_OUT_THEN_RUN_TASK' ? 2 * more : more)
  return {
    kind: 'value',
    question: 'How many tasks run the new image once all is done?',
    lead: `${tasksWord(desired)} of service ${service} run image ${service}:stable, all of one deployment. A pipeline pushes another image under the tag stable; then ${deeds(one)}. The container definition says:`,
    code: { name: service, image: ecrImage(service, 'stable'), versionConsistency: consistency },
    hints: ['Who resolves a tag to a digest, and for how long is it kept?'],
    until: { ms: TRIED_MS },
    look: answerLook('DescribeTasks', { cluster }, `length(tasks[?containers[0].imageDigest=='${digest}'])`),
    say: tasksWord,
    max: all,
    wrong: [
      {
        value: all,
        mistake: 'tag-for-digest',
        shows: 'A task that runs keeps its image, and a deployment may keep a digest.',
      },
      {
        value: 0,
        mistake: 'digest-for-ever',
        shows: 'A digest is kept for one deployment of a service, and no longer.',
      },
      { value: more, mistake: 'tag-resolved-each-time', shows: 'A service resolves a tag once for each deployment.' },
      {
        value: desired,
        mistake: 'one-deployment-read',
        shows: 'All tasks of a deployment have one image where its digest is kept.',
      },
    ],
    reveal: () => ({
      text: isForced
        ? `forceNewDeployment begins a deployment, and that resolves the tag anew: all its tasks have the new image.`
        : `${consistency === 'enabled' ? 'The deployment keeps the digest that its first task found, for later scale-outs too.' : 'With versionConsistency disabled each new task resolves the tag itself.'} A standalone task always resolves it as it starts. Tasks that run stay as they are.`,
      rule: 'PUL-3',
      source: 'Amazon ECS Developer Guide, container image resolution',
      exam: 'A new image under the same tag reaches a service by forceNewDeployment.',
    }),
  }
}

export const digestKept = template<DigestCase>({
  id: 'digest-kept',
  title: 'Which tasks get the image of a tag that moved',
  topic: 'ecr',
  exam: ['DVA3', 'DVA4'],
  cases: CASES,
  ask: asked,
})
