import { visibleText } from '../../../base/foreignText.ts'
import { shortInstance, shortTask } from '../../../look/names.ts'
import { counted } from '../../../look/numbers.ts'
import { durationText } from '../../../look/time.ts'
import type { FaultDecision, FaultEvent } from '../../../model/world/fault/faultDecision.ts'
import { aboutIds } from '../../../model/world/decisionBase.ts'
import type { DecisionWords, Detail, MarkGlyph, WordsWorld } from '../words.ts'

/** What broke or was mended, and what that hit (FLT). */
export function faultWords(decision: FaultDecision, world: WordsWorld): DecisionWords {
  const { verdict, sentence, isMended = false } = SAID[decision.what](decision, namesOf(decision, world))
  return {
    verdict,
    sentence,
    tone: isMended ? 'plain' : 'trouble',
    ruleId: decision.rule,
    details: detailsOf(decision),
    remedies: [],
  }
}

export function faultGlyph({ what }: FaultDecision): MarkGlyph {
  return what === 'agentBack' ||
    what === 'zoneBack' ||
    what === 'fargateBack' ||
    what === 'registryBack' ||
    what === 'stormOver'
    ? 'other'
    : 'trouble'
}

interface Names {
  readonly task: string
  readonly instance: string
}

interface Said {
  readonly verdict: string
  readonly sentence: string
  readonly isMended?: boolean
}

const SAID: Readonly<Record<FaultEvent, (decision: FaultDecision, names: Names) => Said>> = {
  containerCrashed: (_, { task }) => ({
    verdict: `A container of ${task} crashes`,
    sentence: 'It ends by itself. If it is essential its task stops, unless a restart policy starts it again.',
  }),
  containerHangs: (decision, { task }) => ({
    verdict: `The image of ${task} hangs`,
    sentence: `Each container of its image takes connections and answers none${forText(decision)}.`,
  }),
  agentDisconnected: (decision, { instance }) => ({
    verdict: `The agent of ${instance} is gone`,
    sentence: `Its tasks go on, nothing is placed there and nothing is heard${forText(decision)}.`,
  }),
  agentBack: (_, { instance }) => ({
    verdict: `The agent of ${instance} is back`,
    sentence: 'It reports what its tasks came to meanwhile, and takes new ones.',
    isMended: true,
  }),
  instanceTerminated: () => ({
    verdict: 'An instance is terminated',
    sentence: 'Its tasks end with it, and its Auto Scaling group launches another.',
  }),
  spotInterrupted: (_, { task }) => ({
    verdict: `${task} loses its Spot capacity`,
    sentence: 'It gets SIGTERM, and its service starts another.',
  }),
  zoneOut: (decision) => ({
    verdict: `${decision.zone ?? 'A zone'} is out`,
    sentence: `It stopped ${hitText(decision)}. Until it is back nothing is placed or launched there; the other zones go on.`,
  }),
  zoneBack: (decision) => ({
    verdict: `${decision.zone ?? 'A zone'} is back`,
    sentence: `${startText(decision)}. What runs elsewhere stays where it is: only new tasks come here.`,
    isMended: true,
  }),
  fargateShort: (decision) => ({
    verdict: `Fargate has no capacity in ${decision.zone ?? 'any zone'}`,
    sentence: 'What runs goes on, and no task starts there On-Demand.',
  }),
  fargateBack: (decision) => ({
    verdict: `Fargate has capacity again in ${decision.zone ?? 'several zones'}`,
    sentence: 'Services that wait for it look again at once.',
    isMended: true,
  }),
  registryOut: ({ registry }) => ({
    verdict: `${visibleText(registry ?? 'A registry')} answers nobody`,
    sentence: 'What is pulled runs on. Tasks that start cannot pull from there, but on instances that have the image.',
  }),
  registryBack: ({ registry }) => ({
    verdict: `${visibleText(registry ?? 'A registry')} answers again`,
    sentence: 'Tasks that still try to pull get their image at their last try.',
    isMended: true,
  }),
  apiThrottled: (decision) => ({
    verdict: 'Amazon ECS throttles calls',
    sentence: `Whatever changes something is refused with ThrottlingException${forText(decision)}, and the service scheduler starts no task.`,
  }),
  stormBegan: (decision) => ({
    verdict: 'A storm of faults begins',
    sentence: `One comes after the other${forText(decision)}; what it breaks for a time it mends in the end.`,
  }),
  stormOver: () => ({
    verdict: 'The storm is over',
    sentence: 'No fault comes any more. Services go on to what they want.',
    isMended: true,
  }),
}

function startText({ instances }: FaultDecision): string {
  if (instances === 0) return 'No instance was stopped there'
  return `${counted(instances, 'instance')} ${instances === 1 ? 'starts' : 'start'} again, empty`
}

/** ` for 2 min`; '' where nobody knows. */
function forText({ atMs, untilMs }: FaultDecision): string {
  return untilMs === null ? '' : ` for ${durationText(untilMs - atMs)}`
}

/** `4 tasks, and 2 instances with them`. */
function hitText({ tasks, instances }: Pick<FaultDecision, 'tasks' | 'instances'>): string {
  const parts = [
    ...(tasks > 0 ? [counted(tasks, 'task')] : []),
    ...(instances > 0 ? [counted(instances, 'instance')] : []),
  ]
  return parts.length === 0 ? 'nothing' : parts.join(' and ')
}

function namesOf(decision: FaultDecision, world: WordsWorld): Names {
  const [taskId = ''] = aboutIds(decision, 'task')
  const [instanceId = ''] = aboutIds(decision, 'containerInstance')
  const task = world.tasks.get(taskId)
  const ec2Id = world.instances.get(instanceId)?.ec2InstanceId
  return {
    task: task === undefined ? `task ${shortTask(taskId)}` : `${task.definitionKey} ${shortTask(taskId)}`,
    instance: ec2Id === undefined ? 'an instance' : shortInstance(ec2Id),
  }
}

function detailsOf({ tasks, instances, zone, isStorm, clusterName }: FaultDecision): readonly Detail[] {
  return [
    { label: 'cluster', value: clusterName },
    { label: 'zone', value: zone ?? '' },
    { label: 'tasks', value: tasks === 0 ? '' : String(tasks) },
    { label: 'instances', value: instances === 0 ? '' : String(instances) },
    { label: 'done by', value: isStorm ? 'the storm' : 'a command to the lab' },
  ].filter(({ value }) => value !== '')
}
