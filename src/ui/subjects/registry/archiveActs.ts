import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import { imageStatus, type StoredImage } from '../../../model/world/registry/image.ts'
import type { ObjectAct } from '../subjectView.ts'
import type { Named } from './repositoryActs.ts'

/** Into the archive, or back from it (ECR-13). */
export function storageClassAct(named: Named, imageDigest: string, targetStorageClass: 'STANDARD' | 'ARCHIVE'): Act {
  return act('ecr', 'UpdateImageStorageClass', { ...named, imageId: { imageDigest }, targetStorageClass })
}

/** The one of the two that makes sense; none while it is on its way. */
export function archiveActs(named: Named, image: StoredImage): readonly ObjectAct[] {
  const to = { ACTIVE: 'ARCHIVE', ARCHIVED: 'STANDARD', ACTIVATING: null } as const
  const target = to[imageStatus(image)]
  if (target === null) return []
  const change = storageClassAct(named, image.content.digest, target)
  const label = target === 'ARCHIVE' ? 'Archive' : 'Restore'
  return [{ id: 'storageClass', label, run: ({ giveNow }) => giveNow(change) }]
}
