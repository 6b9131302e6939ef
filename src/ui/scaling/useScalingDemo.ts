import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { SCALING_LASTS_MS, SCALING_ORIGIN_MS, scalingFile } from '../../lessons/scalingDemo.ts'
import { otherSideActs } from '../../lessons/scalingPolicies.ts'
import type { OtherPolicy, ScalingSetting } from '../../lessons/scalingSetting.ts'
import type { LabSession } from '../../session/labSession.ts'
import type { BranchView } from '../../session/mirror.ts'
import { useStable } from '../kit/useStable.ts'
import { useAddressWriter } from '../opening/useAddressWriter.ts'
import { useOpenedRun } from '../opening/useOpenedRun.ts'
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

/** The demo is its address: load, policy, limits, cluster, moment, comparison. */
export function useScalingDemo(session: LabSession, search: ScalingSearch, view: BranchView | undefined): ScalingDemo {
  const opened = useMemo(() => readScalingAddress(search), [search])
  const go = useAddress()
  const [runNumber, setRunNumber] = useState(1)
  const entry = useRouterState({ select: ({ location }) => location.state.__TSR_index })
  const { setting, other } = opened
  const runKey = JSON.stringify([entry, runNumber, setting, other])
  const isOpen = useOpenedRun(
    session,
    {
      file: scalingFile(setting),
      originMs: SCALING_ORIGIN_MS,
      atMs: opened.atMs,
      otherActs: other === null ? null : otherSideActs(setting, other),
      // Two hours of traffic at each step would have the clock wait for them.
      forecastMs: other === null ? SCALING_LASTS_MS : null,
    },
    runKey,
  )
  const nowMs = isOpen ? view?.nowMs : undefined
  const address = { ...opened, atMs: nowMs === undefined ? opened.atMs : Math.max(SCALING_ORIGIN_MS, nowMs) }
  const text = isOpen ? JSON.stringify(writeScalingAddress(address)) : undefined
  useAddressWriter(text, () => void go(() => address, false))

  const restart = useStable((change: Partial<ScalingSetting>, beside?: OtherPolicy | null): void => {
    const wanted = [{ ...setting, ...change }, beside === undefined ? other : beside]
    const isSame = JSON.stringify(wanted) === JSON.stringify([setting, other])
    const gone = go(
      (before) => ({
        ...before,
        setting: { ...before.setting, ...change },
        other: beside === undefined ? before.other : beside,
        atMs: SCALING_ORIGIN_MS,
      }),
      true,
    )
    if (isSame) void gone.then(() => setRunNumber((before) => before + 1))
  })
  const compareWith = useStable((next: OtherPolicy | null): void => {
    void go((before) => ({ ...before, other: next, atMs: view?.nowMs ?? SCALING_ORIGIN_MS }), true)
  })
  const showTrack = useStable((track: string | null): void => {
    void go(() => ({ ...address, track: track ?? NO_TRACK }), false)
  })
  const keepAddress = useStable(() => go(() => address, false))
  return { address, restart, compareWith, showTrack, keepAddress }
}

/** @returns changes the address: what it says at that moment is given, for several changes may be on their way */
function useAddress(): (change: (before: ScalingAddress) => ScalingAddress, isNewEntry: boolean) => Promise<void> {
  const navigate = useNavigate()
  return (change, isNewEntry) =>
    navigate({
      to: '.',
      search: (before: Readonly<Record<string, unknown>>) =>
        writeScalingAddress(change(readScalingAddress(readScalingSearch(before)))),
      replace: !isNewEntry,
    })
}
