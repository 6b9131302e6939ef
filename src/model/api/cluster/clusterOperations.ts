import type { OperationList } from '../operation.ts'
import { PAGE_MEMBERS } from '../page.ts'
import { capacityProviderStrategy } from '../provider/providerShapes.ts'
import { includeOf, TAGS_INPUT } from '../tags/tagShapes.ts'
import { answer, list, name, optional, required, struct, text } from '../shape.ts'
import { CLUSTER_OPTIONS_INPUT, settingsShape } from './clusterShapes.ts'

export const clusterOperations = {
  CreateCluster: {
    kind: 'write',
    input: struct({
      clusterName: optional(name('clusterName')),
      ...CLUSTER_OPTIONS_INPUT,
      capacityProviders: optional(list(text(), { max: 20 })),
      defaultCapacityProviderStrategy: optional(capacityProviderStrategy),
      ...TAGS_INPUT,
    }),
    output: answer({ cluster: 'structure' }),
  },
  UpdateCluster: {
    kind: 'write',
    input: struct({ cluster: required(text()), ...CLUSTER_OPTIONS_INPUT }),
    output: answer({ cluster: 'structure' }),
  },
  UpdateClusterSettings: {
    kind: 'write',
    input: struct({
      cluster: required(text()),
      settings: { ...CLUSTER_OPTIONS_INPUT.settings, shape: settingsShape, isRequired: true },
    }),
    output: answer({ cluster: 'structure' }),
  },
  DeleteCluster: {
    kind: 'write',
    input: struct({ cluster: required(text()) }),
    output: answer({ cluster: 'structure' }),
  },
  DescribeClusters: {
    kind: 'read',
    input: struct({
      clusters: optional(list(text(), { max: 100 })),
      ...includeOf('TAGS', 'ATTACHMENTS', 'CONFIGURATIONS', 'SETTINGS', 'STATISTICS'),
    }),
    output: answer({ clusters: 'list', failures: 'list' }),
  },
  ListClusters: {
    kind: 'read',
    input: struct(PAGE_MEMBERS),
    output: answer({ clusterArns: 'list', nextToken: 'string' }),
  },
} as const satisfies OperationList
