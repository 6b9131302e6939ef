import type { BranchView } from '../../session/mirror.ts'
import { useThrottled } from './useThrottled.ts'

/** Of so many tasks nobody follows one panel's words from frame to frame, and making them anew takes frames. */
const CROWD = 1_000
const REST_MS = 200

/** A branch as panels around the stage show it: as it is, or of a crowd a few times a second. */
export function useCalm(view: BranchView): BranchView {
  const isCrowd = view.world.tasks.size > CROWD
  const calm = useThrottled(isCrowd ? view : null, REST_MS)
  // Another lab, or another branch of it, is seen at once.
  return isCrowd && calm?.world === view.world ? calm : view
}
