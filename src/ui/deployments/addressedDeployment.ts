import {
  deployAct,
  DEPLOYMENT_FORK_MS,
  DEPLOYMENT_LASTS_MS,
  DEPLOYMENT_ORIGIN_MS,
  deploymentFile,
} from '../../lessons/deploymentDemo.ts'
import type { AddressedDemo } from '../demoParts/addressedDemo.ts'
import {
  readDeploymentAddress,
  readDeploymentSearch,
  writeDeploymentAddress,
  type DeploymentAddress,
  type DeploymentSearch,
} from './deploymentSearch.ts'

/** The demo is its address: way, revision, tasks, load, moment, comparison. */
export const DEPLOYMENT: AddressedDemo<DeploymentAddress, DeploymentSearch> = {
  originMs: DEPLOYMENT_ORIGIN_MS,
  readSearch: readDeploymentSearch,
  read: readDeploymentAddress,
  write: writeDeploymentAddress,
  runOf: ({ setting, other }) => ({
    file: deploymentFile(setting),
    originMs: DEPLOYMENT_FORK_MS,
    otherActs: other === null ? null : [deployAct(other)],
    forecastMs: other === null ? DEPLOYMENT_LASTS_MS : null,
  }),
}
