import { LAB_FORMAT, LAB_VERSION, type LabFile } from '../../labfile/labFile.ts'
import type { AddressedRun } from '../../session/openRun.ts'
import { createClusterAct, FIRST_CLUSTER } from '../subjects/cluster/clusterActs.ts'

/** What an empty lab begins with: one cluster, nothing in it. */
export const EMPTY_LAB: LabFile = {
  format: LAB_FORMAT,
  version: LAB_VERSION,
  title: 'Untitled lab',
  seed: 1,
  commands: [{ atMs: 0, ...createClusterAct(FIRST_CLUSTER) }],
}

/** What the lab's page shows until it has found the lab that was left. */
export const EMPTY_RUN: AddressedRun = { file: EMPTY_LAB, originMs: 0, atMs: 0, otherActs: null, forecastMs: null }
