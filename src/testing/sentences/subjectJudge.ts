import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import type { Task } from '../../model/world/task/task.ts'
import type { World } from '../../model/world/world.ts'
import type { Court } from './claim.ts'
import { holdForm, holdRest, holdSentence } from './form.ts'
import type { Mouth } from './mouth.ts'
import { OWNER_CLAIMS } from './ownerClaims.ts'
import { REGISTRATION_CLAIMS } from './registrationClaims.ts'
import { INSTANCE_CLAIMS, instanceScene, TASK_CLAIMS } from './subjectClaims.ts'

interface ThingRef {
  readonly kind: 'task' | 'containerInstance'
  readonly id: string
}

interface Shown {
  readonly mouth: Mouth
  readonly world: World
}

/** Heads of clusters and Auto Scaling groups. */
export function judgeOwners({ mouth, world }: Shown, court: Court): void {
  for (const kind of ['cluster', 'autoScalingGroup'] as const) {
    const ids = kind === 'cluster' ? world.clusters.keys() : world.autoScalingGroups.keys()
    for (const id of ids) {
      const where = `${kind} ${id}`
      const head = mouth.head({ kind, id }, world)
      if (head === null) return court.report(`head: ${where} has none`)
      holdSentence(head.sentence, where, court)
      holdRest(court.hold(`${head.verdict}. ${head.sentence}`, OWNER_CLAIMS, { id, world }), where, court)
    }
  }
}

/**
 * Heads and cards of tasks and instances that are new or are no longer what they were, and of instances that boot.
 *
 * @param known  what was judged before; what is judged now comes to it
 */
export function judgeThings(
  { known, ...shown }: Shown & { readonly known: WeakSet<Task | ContainerInstance> },
  court: Court,
): void {
  const { world } = shown
  const turned = new Set<string>()
  for (const instance of world.instances.values()) {
    // What one says that boots goes by the time.
    const isNew = !known.has(instance)
    if (!isNew && instance.status !== 'booting') continue
    known.add(instance)
    if (isNew) turned.add(instance.id)
    for (const text of textsOf({ kind: 'containerInstance', id: instance.id }, shown, court)) {
      court.hold(text, INSTANCE_CLAIMS, instanceScene(instance, world))
      court.hold(text, REGISTRATION_CLAIMS, { instance, world })
    }
  }
  for (const task of world.tasks.values()) {
    if (known.has(task) && !turned.has(task.instanceId ?? '')) continue
    known.add(task)
    for (const text of textsOf({ kind: 'task', id: task.id }, shown, court))
      court.hold(text, TASK_CLAIMS, { task, world })
  }
}

/** What is said of one thing, by its head and on its card. */
function textsOf(ref: ThingRef, { mouth, world }: Shown, court: Court): readonly string[] {
  const { kind, id } = ref
  const [head, card] = [mouth.head(ref, world), mouth.card(ref, world)]
  if (head === null || card === null) {
    court.report(`head: ${kind} ${id} has none`)
    return []
  }
  holdSentence(head.sentence, `${kind} ${id}`, court)
  for (const { value } of card.facts) holdForm(value, `the card of ${kind} ${id}`, court)
  const told = card.facts.map(({ label, value }) => `${label} ${value}`)
  return [`${head.verdict}. ${head.sentence}`, [card.state, ...told].join('; ')]
}
