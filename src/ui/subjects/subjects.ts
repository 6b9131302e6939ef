import type { SubjectKind, SubjectRef } from '../../look/subjectRef.ts'
import { attributeTrait } from './attributes/attributeTrait.ts'
import { classicView, loadBalancerView } from './balancing/loadBalancerView.ts'
import { targetGroupView } from './balancing/targetGroupView.ts'
import { targetTrait } from './balancing/targetTrait.ts'
import { targetView } from './balancing/targetView.ts'
import { groupView } from './capacity/groupView.ts'
import { instanceView } from './capacity/instanceView.ts'
import { clusterView } from './cluster/clusterView.ts'
import { alarmTrait } from './monitoring/alarmTrait.ts'
import { alarmView } from './monitoring/alarmView.ts'
import { behaviorTrait } from './container/behaviorTrait.ts'
import { openTaskTrait } from './container/openTaskTrait.ts'
import { decisionSubject } from './decision/decisionSubject.ts'
import { definitionView } from './definition/definitionView.ts'
import { ClientsSection } from './network/ClientsSection.tsx'
import { ReachSection } from './network/ReachSection.tsx'
import { securityGroupView } from './network/securityGroupView.ts'
import { WornGroups } from './network/WornGroups.tsx'
import { zoneView } from './network/zoneView.ts'
import { GroupSection } from './groupPolicies/GroupSection.tsx'
import { scalingTrait } from './scaling/scalingTrait.ts'
import { providerTrait } from './provider/providerTrait.ts'
import { PullSection } from './pulling/PullSection.tsx'
import { imageView } from './registry/imageView.ts'
import { repositoryView } from './registry/repositoryView.ts'
import { managedPolicyView, profileView } from './roles/policyViews.ts'
import { rolesTrait } from './roles/rolesTrait.tsx'
import { roleView, userView } from './roles/roleView.ts'
import { logGroupView } from './logs/logGroupView.ts'
import { serviceDeploymentView } from './deployment/serviceDeploymentView.ts'
import { startTrait } from './starting/startTrait.tsx'
import { StuckCause } from './stuck/StuckCause.tsx'
import { shiftTrait } from './shifting/shiftTrait.ts'
import { serviceView } from './service/serviceView.ts'
import { waitingView } from './service/waitingView.ts'
import type { World } from '../../model/world/world.ts'
import type { Detail } from '../words/words.ts'
import { providerView } from './provider/providerView.ts'
import { protectionTrait } from './protection/protectionTrait.ts'
import type { Card, ObjectActs, SubjectView } from './subjectView.ts'
import { TagTable } from './tags/TagTable.tsx'
import type { Trait } from './trait.ts'
import { workstationView } from './workstation/workstationView.ts'
import { taskView } from './task/taskView.ts'
import { trafficTrait } from './traffic/trafficTrait.ts'

/** What inspector, stage, tree and menus know of each kind of thing: a kind without a row does not compile. */
export const SUBJECTS: Readonly<Record<SubjectKind, SubjectView>> = {
  cluster: clusterView,
  autoScalingGroup: groupView,
  capacityProvider: providerView,
  containerInstance: instanceView,
  repository: repositoryView,
  image: imageView,
  workstation: workstationView,
  logGroup: logGroupView,
  taskDefinition: definitionView,
  task: taskView,
  loadBalancer: loadBalancerView,
  classicLoadBalancer: classicView,
  targetGroup: targetGroupView,
  target: targetView,
  service: serviceView,
  serviceDeployment: serviceDeploymentView,
  alarm: alarmView,
  availabilityZone: zoneView,
  securityGroup: securityGroupView,
  role: roleView,
  user: userView,
  managedPolicy: managedPolicyView,
  instanceProfile: profileView,
  waiting: waitingView,
  decision: decisionSubject,
}

/** What subjects add to the things of others, in the order of the subjects. */
const TRAITS: readonly Trait[] = [
  openTaskTrait,
  behaviorTrait,
  attributeTrait,
  targetTrait,
  startTrait,
  { Cause: PullSection },
  { Cause: StuckCause },
  rolesTrait,
  { Section: ReachSection },
  { Section: ClientsSection },
  { Section: WornGroups },
  protectionTrait,
  trafficTrait,
  alarmTrait,
  shiftTrait,
  scalingTrait,
  { Section: GroupSection },
  providerTrait,
  { Section: TagTable },
]

export const CAUSES = TRAITS.flatMap(({ Cause }) => Cause ?? [])
export const SECTIONS = TRAITS.flatMap(({ Section }) => Section ?? [])

/** What is pointed at in a few lines; `null` for what is no longer there. */
export function cardFor(ref: SubjectRef, world: World, nowMs: number): Card | null {
  const card = SUBJECTS[ref.kind].card?.(ref.id, world, nowMs) ?? null
  return card === null ? null : { ...card, facts: [...card.facts, ...addedFacts(ref, world, nowMs)] }
}

/** What other subjects know of it. */
export function addedFacts(ref: SubjectRef, world: World, nowMs: number): readonly Detail[] {
  return TRAITS.flatMap((one) => one.facts?.(ref, world, nowMs) ?? [])
}

/** What can be done with what is selected now; `null` when it is nothing, or nothing can. */
export function actsOn(ref: SubjectRef | null, world: World): ObjectActs | null {
  const own = ref === null ? null : (SUBJECTS[ref.kind].acts?.(ref.id, world) ?? null)
  if (ref === null || own === null) return null
  return { ...own, acts: [...own.acts, ...TRAITS.flatMap((one) => one.acts?.(ref, world) ?? [])] }
}
