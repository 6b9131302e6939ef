import { SCALING_ORIGIN_MS } from '../../lessons/scalingDemo.ts'
import type { OtherPolicy, ScalingSetting } from '../../lessons/scalingSetting.ts'
import type { LabSession } from '../../session/labSession.ts'
import type { BranchView } from '../../session/mirror.ts'
import { useDemoRun } from '../demoParts/useDemoRun.ts'
import { useStable } from '../kit/useStable.ts'
import { SCALING } from './addressedScaling.ts'
import { NO_TRACK, type ScalingAddress, type ScalingSearch } from './scalingSearch.ts'

export interface ScalingDemo {
  /** Of the run as it stands now; the browser's follows it a little later. */
  readonly address: ScalingAddress
  /** Another run from the beginning of the curve, beside another policy or, with `null`, beside none. */
  readonly restart: (change: Partial<ScalingSetting>, beside?: OtherPolicy | null) => void
  /** Another metric as third track; `null` for none. The run goes on. */
  readonly showTrack: (track: string | null) => void
  /** The same load under a second policy; `null` ends it. */
  readonly compareWith: (other: OtherPolicy | null) => void
  readonly keepAddress: () => Promise<void>
}

/** The demo is its address: load, policy, limits, cluster, moment, comparison. */
export function useScalingDemo(session: LabSession, search: ScalingSearch, view: BranchView | undefined): ScalingDemo {
  const run = useDemoRun(SCALING, { session, search, view })
  const { address, keepAddress } = run
  const restart = useStable((change: Partial<ScalingSetting>, beside?: OtherPolicy | null): void =>
    run.restart((before) => ({
      ...before,
      setting: { ...before.setting, ...change },
      other: beside === undefined ? before.other : beside,
    })),
  )
  const compareWith = useStable((other: OtherPolicy | null): void => {
    void run.go((before) => ({ ...before, other, atMs: view?.nowMs ?? SCALING_ORIGIN_MS }), true)
  })
  const showTrack = useStable((track: string | null): void => {
    void run.go(() => ({ ...address, track: track ?? NO_TRACK }), false)
  })
  return { address, restart, showTrack, compareWith, keepAddress }
}
