import { SCALING_LASTS_MS, SCALING_ORIGIN_MS, scalingFile } from '../../lessons/scalingDemo.ts'
import { otherSideActs } from '../../lessons/scalingPolicies.ts'
import type { OtherPolicy, ScalingSetting } from '../../lessons/scalingSetting.ts'
import type { LabSession } from '../../session/labSession.ts'
import type { BranchView } from '../../session/mirror.ts'
import { useDemoRun, type AddressedDemo } from '../demoParts/useDemoRun.ts'
import { useStable } from '../kit/useStable.ts'
import {
  NO_TRACK,
  readScalingAddress,
  readScalingSearch,
  writeScalingAddress,
  type ScalingAddress,
  type ScalingSearch,
} from './scalingSearch.ts'

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

const DEMO: AddressedDemo<ScalingAddress, ScalingSearch> = {
  originMs: SCALING_ORIGIN_MS,
  readSearch: readScalingSearch,
  read: readScalingAddress,
  write: writeScalingAddress,
  runOf: ({ setting, other }) => ({
    file: scalingFile(setting),
    originMs: SCALING_ORIGIN_MS,
    otherActs: other === null ? null : otherSideActs(setting, other),
    // Two hours of traffic at each step would have the clock wait for them.
    forecastMs: other === null ? SCALING_LASTS_MS : null,
  }),
}

/** The demo is its address: load, policy, limits, cluster, moment, comparison. */
export function useScalingDemo(session: LabSession, search: ScalingSearch, view: BranchView | undefined): ScalingDemo {
  const run = useDemoRun(DEMO, { session, search, view })
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
