import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { SubjectRef } from '../../look/subjectRef.ts'
import type { Answer } from '../../model/api/command.ts'
import { useLabSession } from '../../session/labContext.ts'
import type { BranchView } from '../../session/mirror.ts'
import { decisionById } from '../subjects/decision/decisionRef.ts'
import { SUBJECTS } from '../subjects/subjects.ts'
import { askingForTags } from '../subjects/tags/tagActs.ts'
import { scopeOf } from './selection.ts'

/**
 * What the API says of a subject now. Asked of the model each time its state is another, and only while somebody
 * looks. A decision is nothing that AWS describes: it is shown as the model made it.
 */
export function useDescribe(ref: SubjectRef, view: BranchView, isWanted: boolean): unknown {
  const session = useLabSession()
  const read = SUBJECTS[ref.kind].describe?.(ref.id, view.world) ?? null
  const { data } = useQuery({
    queryKey: ['describe', view.branchId, ref, view.hash],
    queryFn: async () =>
      read === null ? null : described(await session.query(askingForTags(read.act), view.branchId), read.field),
    enabled: isWanted && read !== null,
    placeholderData: keepPreviousData,
    // The worker is never offline, and an old state is not asked for twice.
    networkMode: 'always',
    gcTime: 1_000,
  })
  return ref.kind === 'decision' ? decisionById(ref.id, scopeOf(view)) : data
}

/** The one object that was asked for; the whole answer where it has none, for that says why. */
function described(answer: Answer, field: string): unknown {
  if ('error' in answer) return answer.error
  const found: unknown = answer.output[field]
  return (Array.isArray(found) ? (found as readonly unknown[])[0] : found) ?? answer.output
}
