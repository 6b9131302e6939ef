import { useQuery } from '@tanstack/react-query'
import { useActiveView, useLabSession, usePlayback } from '../../../session/labContext.ts'
import { trialOf, type Remedy, type RemedyTrial } from './remedy.ts'

/**
 * What the model says of each remedy, by its label. Asked while time stands still: in a world that runs the answer is
 * old at once.
 */
export function useTried(remedies: readonly Remedy[], trial: RemedyTrial): ReadonlyMap<string, string> {
  const session = useLabSession()
  const { isPlaying } = usePlayback()
  const view = useActiveView()
  const { data } = useQuery({
    queryKey: ['trial', view?.branchId, view?.hash, trial.of, ...remedies.map(({ label }) => label)],
    queryFn: async () => {
      const outcomes = new Map<string, string>()
      if (view === undefined) return outcomes
      for (const remedy of remedies) {
        const tried = await session.tryOut(trialOf(remedy, trial), view.branchId)
        if (tried !== null) outcomes.set(remedy.label, trial.said(tried))
      }
      return outcomes
    },
    enabled: !isPlaying && view !== undefined && remedies.length > 0,
    networkMode: 'always',
    gcTime: 1_000,
  })
  return data ?? NONE
}

const NONE: ReadonlyMap<string, string> = new Map()
