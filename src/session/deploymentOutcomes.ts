import { queryOptions } from '@tanstack/react-query'
import type { DeploymentSetting } from '../lessons/deploymentSetting.ts'
import type { DeploymentSums } from '../lessons/deploymentSums.ts'
import { createLessons } from './lessons.ts'

/** A worker beside that of the lab, which has its own clock to keep. */
const ownLessons = createLessons()

/** What a deployment comes to in the end. The same setting is the same run. */
export function outcomeQuery(setting: DeploymentSetting) {
  return queryOptions<DeploymentSums>({
    queryKey: ['deployment outcome', setting],
    queryFn: () => ownLessons.deploymentOutcome(setting),
    staleTime: Infinity,
  })
}
