import { DEPLOYMENT_ORIGIN_MS } from '../../lessons/deploymentDemo.ts'
import type { DeploymentSetting, DeploymentWay } from '../../lessons/deploymentSetting.ts'
import type { LabSession } from '../../session/labSession.ts'
import type { BranchView } from '../../session/mirror.ts'
import { useDemoRun } from '../demoParts/useDemoRun.ts'
import { useStable } from '../kit/useStable.ts'
import { DEPLOYMENT } from './addressedDeployment.ts'
import type { DeploymentAddress, DeploymentSearch } from './deploymentSearch.ts'

export interface DeploymentDemo {
  /** Of the run as it stands now; the browser's follows it a little later. */
  readonly address: DeploymentAddress
  /** Another run from the beginning of the deployment. */
  readonly restart: (change: Partial<DeploymentSetting>) => void
  /** The same service under a second kind of deployment; `null` ends it. */
  readonly compareWith: (other: DeploymentWay | null) => void
  readonly keepAddress: () => Promise<void>
}

/** The demo is its address: way, revision, tasks, load, moment, comparison. */
export function useDeploymentDemo(
  session: LabSession,
  search: DeploymentSearch,
  view: BranchView | undefined,
): DeploymentDemo {
  const run = useDemoRun(DEPLOYMENT, { session, search, view })
  const restart = useStable((change: Partial<DeploymentSetting>): void =>
    run.restart((before) => ({ ...before, setting: { ...before.setting, ...change } })),
  )
  const compareWith = useStable((other: DeploymentWay | null): void => {
    void run.go((before) => ({ ...before, other, atMs: view?.nowMs ?? DEPLOYMENT_ORIGIN_MS }), true)
  })
  return { address: run.address, restart, compareWith, keepAddress: run.keepAddress }
}
