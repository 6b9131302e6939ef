import type { Context, DueRows } from '../world/context.ts'
import { imageKey, imageStatus, type StoredImage } from '../world/registry/image.ts'

/** How long a scan takes AWS does not say; ECR-7. */
const SCAN_MS = 30_000
/** An image is scanned once in that time. */
const QUOTA_MS = 24 * 60 * 60_000

/** Whether an image may be scanned now: basic scans are of one platform, and once in 24 hours. */
export function mayScan(image: StoredImage, nowMs: number): 'yes' | 'quota' | 'unsupported' | 'archived' {
  const { content, scan } = image
  if (imageStatus(image) !== 'ACTIVE') return 'archived'
  if (content.manifests !== undefined) return 'unsupported'
  return scan !== null && nowMs < scan.startedAtMs + QUOTA_MS ? 'quota' : 'yes'
}

/** ECR-7: begins a scan; what it finds is known when it is over. */
export function startScan(context: Context, image: StoredImage): void {
  const { nowMs } = context
  const key = imageKey(image.repositoryUri, image.content.digest)
  const value = { ...image, scan: { startedAtMs: nowMs, completedAtMs: null } }
  context.emit({ kind: 'put', table: 'images', key, value })
  context.schedule(nowMs + SCAN_MS, { kind: 'imageScanDue', imageKey: key, startedAtMs: nowMs })
}

export const imageScanDue: DueRows<'imageScanDue'> = {
  imageScanDue: {
    phase: 'delivery',
    run(context, { imageKey: key, startedAtMs }) {
      const image = context.world.images.get(key)
      // It was deleted since, and may have been pushed again.
      if (image?.scan?.startedAtMs !== startedAtMs) return undefined
      const value = { ...image, scan: { startedAtMs, completedAtMs: context.nowMs } }
      context.emit({ kind: 'put', table: 'images', key, value })
      return undefined
    },
  },
}
