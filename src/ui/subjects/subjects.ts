import type { SubjectKind, SubjectRef } from '../../look/subjectRef.ts'
import { groupView } from './capacity/groupView.ts'
import { instanceView } from './capacity/instanceView.ts'
import { clusterView } from './cluster/clusterView.ts'
import { decisionSubject } from './decision/decisionSubject.ts'
import { definitionView } from './definition/definitionView.ts'
import { zoneView } from './network/zoneView.ts'
import { serviceView } from './service/serviceView.ts'
import { waitingView } from './service/waitingView.ts'
import type { World } from '../../model/world/world.ts'
import type { Card, ObjectActs, SubjectView } from './subjectView.ts'
import { taskView } from './task/taskView.ts'

/** What inspector, stage, tree and menus know of each kind of thing: a kind without a row does not compile. */
export const SUBJECTS: Readonly<Record<SubjectKind, SubjectView>> = {
  cluster: clusterView,
  autoScalingGroup: groupView,
  containerInstance: instanceView,
  taskDefinition: definitionView,
  task: taskView,
  service: serviceView,
  availabilityZone: zoneView,
  waiting: waitingView,
  decision: decisionSubject,
}

/** What is pointed at in a few lines; `null` for what is no longer there. */
export function cardFor({ kind, id }: SubjectRef, world: World, nowMs: number): Card | null {
  return SUBJECTS[kind].card?.(id, world, nowMs) ?? null
}

/** What can be done with what is selected now; `null` when it is nothing, or nothing can. */
export function actsOn(ref: SubjectRef | null, world: World): ObjectActs | null {
  return ref === null ? null : (SUBJECTS[ref.kind].acts?.(ref.id, world) ?? null)
}
