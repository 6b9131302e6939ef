import type { ComponentType } from 'react'
import type { SubjectKind } from '../../look/subjectRef.ts'
import { WhyGroup } from './capacity/WhyGroup.tsx'
import { WhyInstance } from './capacity/WhyInstance.tsx'
import { WhyCluster } from './cluster/WhyCluster.tsx'
import { WhyDecision } from './decision/WhyDecision.tsx'
import { WhyDefinition } from './definition/WhyDefinition.tsx'
import { WhyService } from './service/WhyService.tsx'
import type { WhyProps } from './subjectView.ts'
import { WhyTask } from './task/WhyTask.tsx'

/**
 * What explains each kind of thing, apart from `SUBJECTS`: a page with a stage and no inspector does not fetch it.
 * `null` is what the inspector shows another subject for (`instead`).
 */
export const WHYS: Readonly<Record<SubjectKind, ComponentType<WhyProps> | null>> = {
  cluster: WhyCluster,
  autoScalingGroup: WhyGroup,
  containerInstance: WhyInstance,
  taskDefinition: WhyDefinition,
  task: WhyTask,
  service: WhyService,
  decision: WhyDecision,
  availabilityZone: null,
  waiting: null,
}
