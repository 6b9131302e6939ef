import type { Handlers } from '../api/operation.ts'
import type { environmentFileOperations } from '../api/secrets/environmentFileOperations.ts'
import { ENVIRONMENT_FILES_MAX } from '../world/labLimits.ts'
import { refuseFull, tellStore } from './storing.ts'

/** SEC-4 */
export const environmentFileHandlers: Handlers<typeof environmentFileOperations> = {
  PutEnvironmentFile(context, { input: { value: arn, text } }) {
    const { world, nowMs } = context
    const isNew = !world.environmentFiles.has(arn)
    refuseFull(isNew && world.environmentFiles.size >= ENVIRONMENT_FILES_MAX, 'LimitExceededException', 'files')
    tellStore(context, 's3')
    context.emit({ kind: 'put', table: 'environmentFiles', key: arn, value: { arn, text, putAtMs: nowMs } })
    return { value: arn }
  },
  DeleteEnvironmentFile(context, { input: { value: arn } }) {
    // As S3 deletes what is not there: from then on it is not.
    tellStore(context, 's3')
    if (context.world.environmentFiles.has(arn)) context.emit({ kind: 'gone', table: 'environmentFiles', key: arn })
    return {}
  },
}
