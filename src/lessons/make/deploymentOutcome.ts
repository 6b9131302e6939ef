import type { Work } from '../../base/work.ts'
import { Run } from '../../model/engine/run.ts'
import { DEPLOYMENT_LASTS_MS, DEPLOYMENT_ORIGIN_MS, deploymentFile } from '../deploymentDemo.ts'
import type { DeploymentSetting } from '../deploymentSetting.ts'
import { deploymentSums, type DeploymentSums } from '../deploymentSums.ts'

const LOOKS_EACH_MS = 60_000
const END_MS = DEPLOYMENT_ORIGIN_MS + DEPLOYMENT_LASTS_MS

/** Plays the deployment demo, and says what it came to: nothing more comes once a good revision is whole. */
export function* deploymentOutcome(setting: DeploymentSetting): Work<DeploymentSums> {
  const { seed, commands } = deploymentFile(setting)
  const run = new Run({ seed, log: commands, isUnplayed: true })
  yield* run.advancing(DEPLOYMENT_ORIGIN_MS)
  for (;;) {
    yield* run.advancing(run.nowMs + LOOKS_EACH_MS)
    const sums = deploymentSums(run, setting.bad)
    if (sums.wholeAtMs !== null || run.nowMs >= END_MS) return sums
  }
}
