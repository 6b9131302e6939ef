import { useRouterState } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import {
  changeAct,
  DEMO_ORIGIN_MS,
  DEMO_PRESETS,
  DEMO_SERVICE_KEY,
  type DemoSetting,
} from '../../lessons/rollingDemo.ts'
import type { Service } from '../../model/world/service/service.ts'
import { useLab } from '../../session/labContext.ts'
import type { LabSession } from '../../session/labSession.ts'
import type { BranchView } from '../../session/mirror.ts'
import type { Addressing } from '../demoParts/addressedDemo.ts'
import { useAddress } from '../demoParts/useDemoRun.ts'
import { useStable } from '../kit/useStable.ts'
import { useAddressWriter } from '../opening/useAddressWriter.ts'
import { useOpenedRun } from '../opening/useOpenedRun.ts'
import { changesIn } from './demoChanges.ts'
import { readDemoSearch, type DemoSearch } from './demoSearch.ts'
import { readAddress, writeAddress, type DemoAddress, type OtherPercents } from './demoAddress.ts'
import { demoRun } from './demoRun.ts'

const ADDRESSING: Addressing<DemoAddress, DemoSearch> = {
  readSearch: readDemoSearch,
  read: readAddress,
  write: writeAddress,
}

export interface Demo {
  /** As the service of the active branch has it now. */
  readonly setting: DemoSetting
  /** Of the run as it stands now; the browser's follows it a little later. */
  readonly address: DemoAddress
  readonly restart: (change: Partial<DemoSetting>) => void
  readonly change: (change: Partial<DemoSetting>) => void
  readonly compareWith: (other: OtherPercents | null) => void
  /** Has the browser's address say all of `address`, so that whoever leaves comes back to it. */
  readonly keepAddress: () => Promise<void>
}

/**
 * A demo is its address: setting, changes since, moment, comparison. What restarts it goes to the address and the lab
 * follows; what happens within a run is a command at its present, and the address follows.
 */
export function useDemo(session: LabSession, search: DemoSearch, view: BranchView | undefined): Demo {
  const opened = useMemo(() => readAddress(search), [search])
  const go = useAddress(ADDRESSING)
  const [runNumber, setRunNumber] = useState(1)
  const entry = useRouterState({ select: ({ location }) => location.state.__TSR_index })
  // Another entry of the browser's history is another run, even if only its changes differ.
  const runKey = JSON.stringify([entry, runNumber, opened.setting, opened.other])
  const isOpen = useOpenedRun(session, demoRun(opened), runKey)
  const { wanted, want } = useWanted(runKey)
  const address = useAddressNow(opened, isOpen ? view : undefined)
  const text = isOpen ? JSON.stringify(writeAddress(address)) : undefined
  useAddressWriter(text, () => void go(() => address, false))

  const restart = useStable((change: Partial<DemoSetting>): void => {
    const next = { ...address.setting, ...change }
    want(change)
    const gone = go((before) => restartedWith(before, change), true)
    // The address says the same setting, the run does not: a slider was moved in it.
    if (isSame(next, address.setting)) void gone.then(() => setRunNumber((before) => before + 1))
  })
  const service = isOpen ? view?.world.services.get(DEMO_SERVICE_KEY) : undefined
  const setting = useSame({ ...liveSetting(address.setting, service), ...wanted })
  const change = useStable((percents: Partial<DemoSetting>): void => {
    // Nothing has happened yet: the run itself is another one.
    if (!isOpen || (view?.nowMs ?? 0) <= DEMO_ORIGIN_MS) restart(percents)
    else want(percents, session.act(changeAct(percents)))
  })
  const compareWith = useStable((other: OtherPercents | null): void => {
    // Side A is what the sliders say now, from the start; within a comparison it is A already.
    const a = address.other === null ? setting : address.setting
    void go(() => ({ setting: a, changes: [], other, atMs: view?.nowMs ?? DEMO_ORIGIN_MS }), true)
  })
  const keepAddress = useStable(() => go(() => address, false))
  return { address, setting, restart, change, compareWith, keepAddress }
}

function restartedWith(before: DemoAddress, change: Partial<DemoSetting>): DemoAddress {
  return { ...before, setting: { ...before.setting, ...change }, changes: [], atMs: DEMO_ORIGIN_MS }
}

/** Where the clock stands, and what was changed on the branch that is shown. */
function useAddressNow(opened: DemoAddress, view: BranchView | undefined): DemoAddress {
  const log = useLab(({ lab }) => lab.branches.find(({ id }) => id === lab.activeBranchId)?.log)
  const changes = useMemo(() => changesIn(log ?? []), [log])
  if (view === undefined || view.nowMs < DEMO_ORIGIN_MS) return opened
  return { ...opened, atMs: view.nowMs, changes: opened.other === null ? changes : [] }
}

/** @returns the setting before as long as nothing in it is another, so that what shows it rests */
function useSame(setting: DemoSetting): DemoSetting {
  const [kept, setKept] = useState(setting)
  if (isSame(kept, setting)) return kept
  setKept(setting)
  return setting
}

/** What one would compare with first: the notes' other scenario. */
export function firstOther(setting: DemoSetting): OtherPercents {
  const [first, second] = DEMO_PRESETS
  const isSecond = setting.minimumHealthyPercent === second?.minimumHealthyPercent
  const preset = (isSecond ? first : second) ?? { minimumHealthyPercent: 100, maximumPercent: 200 }
  return { minimumHealthyPercent: preset.minimumHealthyPercent, maximumPercent: preset.maximumPercent }
}

function isSame(one: DemoSetting, other: DemoSetting): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function liveSetting(setting: DemoSetting, service: Service | undefined): DemoSetting {
  if (service === undefined) return setting
  return { ...setting, desiredCount: service.desiredCount, ...service.deploymentConfiguration }
}

/**
 * What a hand has set and the lab does not say yet. Without it a slider jumps back under the hand, and the next press
 * of a key counts from an old value.
 */
function useWanted(runKey: string) {
  const [wanted, setWanted] = useState<Wanted | null>(null)
  // Another run: the address says it from here on.
  if (wanted !== null && wanted.runKey !== runKey) setWanted(null)
  const want = (change: Partial<DemoSetting>, untilDone?: Promise<unknown>): void => {
    const next: Wanted = { runKey, change: { ...wanted?.change, ...change } }
    setWanted(next)
    void untilDone?.then(() => setWanted((now) => (now === next ? null : now)))
  }
  return { wanted: wanted?.change, want }
}

interface Wanted {
  readonly runKey: string
  readonly change: Partial<DemoSetting>
}
