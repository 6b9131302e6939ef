import type { ComponentType } from 'react'
import type { SubjectKind } from '../../look/subjectRef.ts'
import { WhyGroup } from './capacity/WhyGroup.tsx'
import { WhyInstance } from './capacity/WhyInstance.tsx'
import { WhyCluster } from './cluster/WhyCluster.tsx'
import { WhyDecision } from './decision/WhyDecision.tsx'
import { WhyDefinition } from './definition/WhyDefinition.tsx'
import { WhyService } from './service/WhyService.tsx'
import type { WhyProps } from './subjectView.ts'
import { TagTable } from './tags/TagTable.tsx'
import { WhyTask } from './task/WhyTask.tsx'
import type { SectionProps } from './trait.ts'

/**
 * What stands under "Why" in the inspector, for each kind of thing; `null`: nothing of its own. It stands apart from
 * SUBJECTS, which the stage needs for its first frame: these bring tables and diagrams that nobody sees by then.
 */
export const WHYS: Readonly<Record<SubjectKind, ComponentType<WhyProps> | null>> = {
  cluster: WhyCluster,
  autoScalingGroup: WhyGroup,
  containerInstance: WhyInstance,
  taskDefinition: WhyDefinition,
  task: WhyTask,
  service: WhyService,
  availabilityZone: null,
  waiting: null,
  decision: WhyDecision,
}

/** What subjects add under the "Why" of others' things, in the order of the subjects. Each is asked about anything. */
export const SECTIONS: readonly ComponentType<SectionProps>[] = [TagTable]
