import { flag, oneOf, optional, required, struct, textMap, whole } from '../shape.ts'
import { ANY_TEXT } from './definitionRefusals.ts'

const transitEncryptionPort = whole({ min: 1, max: 65_535 })

const efs = struct({
  fileSystemId: required(ANY_TEXT),
  rootDirectory: optional(ANY_TEXT),
  transitEncryption: optional(oneOf(['ENABLED', 'DISABLED'])),
  transitEncryptionPort: optional(transitEncryptionPort),
  authorizationConfig: optional(
    struct({ accessPointId: optional(ANY_TEXT), iam: optional(oneOf(['ENABLED', 'DISABLED'])) }),
  ),
})

const s3files = struct({
  fileSystemArn: required(ANY_TEXT),
  rootDirectory: optional(ANY_TEXT),
  transitEncryptionPort: optional(transitEncryptionPort),
  accessPointArn: optional(ANY_TEXT),
})

const docker = struct({
  scope: optional(oneOf(['task', 'shared'])),
  autoprovision: optional(flag()),
  driver: optional(ANY_TEXT),
  driverOpts: optional(textMap()),
  labels: optional(textMap()),
})

const fsx = struct({
  fileSystemId: required(ANY_TEXT),
  rootDirectory: required(ANY_TEXT),
  authorizationConfig: required(struct({ credentialsParameter: required(ANY_TEXT), domain: required(ANY_TEXT) })),
})

/** One volume of a task definition; it has at most one kind. */
export const volume = struct({
  name: optional(ANY_TEXT),
  host: optional(struct({ sourcePath: optional(ANY_TEXT) })),
  dockerVolumeConfiguration: optional(docker),
  efsVolumeConfiguration: optional(efs),
  s3filesVolumeConfiguration: optional(s3files),
  fsxWindowsFileServerVolumeConfiguration: optional(fsx),
  configuredAtLaunch: optional(flag()),
})
