import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import {
  changeAct,
  DEMO_ORIGIN_MS,
  DEMO_PRESETS,
  DEMO_SERVICE_KEY,
  demoFile,
  type DemoSetting,
} from '../../lessons/rollingDemo.ts'
import type { Service } from '../../model/service/service.ts'
import { usePlayback } from '../../session/labContext.ts'
import type { LabSession } from '../../session/labSession.ts'
import type { BranchView } from '../../session/mirror.ts'
import type { DemoSearch } from '../routes/demoSearch.ts'
import { readAddress, writeAddress, type DemoAddress, type OtherPercents } from './demoAddress.ts'

/** How far ahead the model is asked what happens if nobody acts: the slowest preset is steady in three minutes. */
const FORECAST_MS = 20 * 60_000
/** The address follows the clock, but not at each frame. */
const ADDRESS_DELAY_MS = 400

export interface Demo {
  /** As the service of the active branch has it now. */
  readonly setting: DemoSetting
  readonly address: DemoAddress
  readonly restart: (change: Partial<DemoSetting>) => void
  readonly change: (change: Partial<DemoSetting>) => void
  readonly compareWith: (other: OtherPercents | null) => void
}

/**
 * A demo is its address: setting, moment, comparison. What restarts it goes to the address and the lab follows; what
 * happens within a run is a command at its present.
 */
export function useDemo(session: LabSession, search: DemoSearch, view: BranchView | undefined): Demo {
  const navigate = useNavigate()
  const address = readAddress(search)
  const go = (next: DemoAddress, isNewEntry: boolean): void => {
    void navigate({ to: '.', search: writeAddress(next), replace: !isNewEntry })
  }
  useOpened(session, address)
  useAddressClock(view?.nowMs, (atMs) => go({ ...address, atMs }, false))
  const service = view?.world.services.get(DEMO_SERVICE_KEY)
  const restart = (change: Partial<DemoSetting>): void =>
    go({ ...address, setting: { ...address.setting, ...change }, atMs: DEMO_ORIGIN_MS }, true)
  return {
    address,
    setting: liveSetting(address.setting, service),
    restart,
    change: (change) => {
      // Nothing has happened yet: the run itself is another one.
      if ((view?.nowMs ?? 0) <= DEMO_ORIGIN_MS) restart(change)
      else void session.act(changeAct(change))
    },
    compareWith: (other) => go({ ...address, other, atMs: view?.nowMs ?? DEMO_ORIGIN_MS }, true),
  }
}

/** What one would compare with first: the notes' other scenario. */
export function firstOther(setting: DemoSetting): OtherPercents {
  const [first, second] = DEMO_PRESETS
  const isSecond = setting.minimumHealthyPercent === second?.minimumHealthyPercent
  const preset = (isSecond ? first : second) ?? { minimumHealthyPercent: 100, maximumPercent: 200 }
  return { minimumHealthyPercent: preset.minimumHealthyPercent, maximumPercent: preset.maximumPercent }
}

function liveSetting(setting: DemoSetting, service: Service | undefined): DemoSetting {
  if (service === undefined) return setting
  return { ...setting, desiredCount: service.desiredCount, ...service.deploymentConfiguration }
}

function useOpened(session: LabSession, { setting, other, atMs }: DemoAddress): void {
  const settingKey = JSON.stringify([setting, other])
  useEffect(() => {
    let isCurrent = true
    const open = async (): Promise<void> => {
      const refused = await session.open(demoFile(setting))
      if (refused !== null || !isCurrent) return
      session.watchForecasts(FORECAST_MS)
      // A key may have moved time since: both sides begin where the update was asked for.
      await session.seek(DEMO_ORIGIN_MS)
      if (other !== null) await session.compare([changeAct(other)], 'B')
      if (isCurrent) await session.seek(atMs)
    }
    void open()
    return () => {
      isCurrent = false
    }
    // The moment of the address is where it opens; it does not open anew as the clock moves.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [session, settingKey])
}

function useAddressClock(nowMs: number | undefined, write: (atMs: number) => void): void {
  const { isPlaying } = usePlayback()
  const [writeLater] = useState(() => debounced())
  useEffect(() => {
    if (nowMs === undefined || nowMs < DEMO_ORIGIN_MS || isPlaying) return
    return writeLater(() => write(nowMs))
    // `write` is new at each render and says the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [nowMs, isPlaying, writeLater])
}

/** @returns schedules a call and cancels the one before; its own return cancels it */
function debounced(): (run: () => void) => () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return (run) => {
    clearTimeout(timer)
    timer = setTimeout(run, ADDRESS_DELAY_MS)
    return () => clearTimeout(timer)
  }
}
