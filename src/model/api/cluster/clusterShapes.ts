import { CONTAINER_INSIGHTS } from '../../world/cluster/clusterOptions.ts'
import { described, flag, keptAs, list, oneOf, optional, required, struct, text } from '../shape.ts'

/** Of a name or a value that is none ECS says so in words of its own (CLU-2), so any text passes here. */
const settingShape = struct({ name: optional(text()), value: optional(text({ min: 0 })) })

/** Settings of a cluster: it keeps and tells them, and nothing in the lab hangs on them. */
export const settingsShape = list(settingShape, { max: 10 })

const SETTINGS_HELP = `name: containerInsights, value: ${CONTAINER_INSIGHTS.join(', ')}. The lab keeps and tells it; it has no Container Insights metrics.`

const logConfiguration = struct({
  cloudWatchLogGroupName: optional(text()),
  cloudWatchEncryptionEnabled: optional(flag()),
  s3BucketName: optional(text()),
  s3EncryptionEnabled: optional(flag()),
  s3KeyPrefix: optional(text()),
})

const configurationShape = struct({
  executeCommandConfiguration: optional(
    struct({
      kmsKeyId: optional(text()),
      logging: optional(oneOf(['NONE', 'DEFAULT', 'OVERRIDE'])),
      logConfiguration: optional(logConfiguration),
    }),
  ),
  managedStorageConfiguration: optional(
    struct({ kmsKeyId: optional(text()), fargateEphemeralStorageKmsKeyId: optional(text()) }),
  ),
})

/** What a cluster is made with and what changes it. */
export const CLUSTER_OPTIONS_INPUT = {
  settings: described(keptAs(settingsShape), SETTINGS_HELP),
  configuration: keptAs(configurationShape),
  // An empty namespace takes the default away.
  serviceConnectDefaults: keptAs(struct({ namespace: required(text({ min: 0 })) })),
}
