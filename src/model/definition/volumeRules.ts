import { client } from '../api/definition/definitionRefusals.ts'
import type { TaskDefinitionInput, VolumeInput } from '../api/definition/taskDefinitionShape.ts'
import { containerPath } from '../api/definition/containerPath.ts'

/** DEF-4: volumes, and what mounts them. @throws ApiError  ClientException */
export function refuseVolumes(input: TaskDefinitionInput): void {
  const volumes = input.volumes ?? []
  for (const [index, volume] of volumes.entries()) refuseEfs(input, volume, `volumes[${String(index)}]`)
  const mounted = refuseMounts(input)
  const unused = volumes.filter((one) => one.configuredAtLaunch === true && !mounted.has(one.name ?? ''))
  if (unused.length > 0) {
    const names = unused.map((one) => one.name ?? '').join(', ')
    throw client(`Volumes [${names}] are not referenced by any of the containers`, 'volumes')
  }
}

/** @returns the names of the volumes that are mounted */
function refuseMounts({ containerDefinitions: containers, volumes = [] }: TaskDefinitionInput): ReadonlySet<string> {
  const names = new Set(volumes.map((one) => one.name ?? ''))
  const containerNames = new Set(containers.map((one) => one.name))
  const mounted = new Set<string>()
  for (const [index, one] of containers.entries()) {
    for (const { sourceVolume = '' } of one.mountPoints ?? []) {
      if (!names.has(sourceVolume)) {
        throw client(`Unknown volume '${sourceVolume}'.`, `${containerPath(index)}.mountPoints`)
      }
      mounted.add(sourceVolume)
    }
    for (const { sourceContainer = '' } of one.volumesFrom ?? []) {
      if (containerNames.has(sourceContainer)) continue
      throw client(
        `Invalid 'volumesFrom' setting. Unknown container: '${sourceContainer}'.`,
        `${containerPath(index)}.volumesFrom`,
      )
    }
  }
  return mounted
}

function refuseEfs(input: TaskDefinitionInput, { efsVolumeConfiguration: efs }: VolumeInput, path: string): void {
  if (efs === undefined) return
  const { rootDirectory = '/', transitEncryption, transitEncryptionPort, authorizationConfig } = efs
  const isEncrypted = transitEncryption === 'ENABLED'
  const refuse = (message: string) => client(message, `${path}.efsVolumeConfiguration`)
  if (authorizationConfig?.accessPointId !== undefined && rootDirectory !== '/') {
    throw refuse('When using an EFS access point, the root directory must either be set to "/" or be omitted.')
  }
  if (authorizationConfig?.iam === 'ENABLED') {
    if (!isEncrypted) throw refuse('EFS IAM authorization requires TransitEncryption to be enabled.')
    if (input.taskRoleArn === undefined) throw refuse('EFS IAM authorization requires a task role')
  }
  if (transitEncryptionPort !== undefined && !isEncrypted) {
    throw refuse('TransitEncryptionPort requires that TransitEncryption is enabled.')
  }
}
