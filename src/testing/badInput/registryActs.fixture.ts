import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/operations.ts'
import { ecrHost } from '../../model/world/registry/imageReference.ts'

const OWN = '123456789012'

/** What the prepared lab has of registries: a repository with one image. */
export const registrySetUp: readonly Act[] = [
  act('ecr', 'CreateRepository', { repositoryName: 'shop/web' }),
  act('lab', 'PushImage', { image: `${ecrHost()}/shop/web:1` }),
]

/** A good act of each operation of registries, on the prepared lab. */
export const registryActs: readonly Act[] = [
  act('ecr', 'CreateRepository', {
    registryId: OWN,
    repositoryName: 'shop/api',
    imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
    imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'latest*' }],
    imageScanningConfiguration: { scanOnPush: true },
    encryptionConfiguration: { encryptionType: 'KMS', kmsKey: 'alias/images' },
  }),
  act('ecr', 'DescribeRepositories', { registryId: OWN, repositoryNames: ['shop/web'] }),
  act('ecr', 'DescribeRepositories', { maxResults: 5 }),
  act('lab', 'PushImage', {
    image: `${ecrHost()}/shop/web:2`,
    content: 'the second',
    sizeMb: 60,
    architectures: ['arm64'],
    findings: [{ name: 'CVE-2026-0001', severity: 'HIGH', packageName: 'openssl', packageVersion: '3.0.1' }],
  }),
]
