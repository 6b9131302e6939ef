import { readFileSync } from 'node:fs'
import moment from 'moment-timezone'
import { describe, expect, it } from 'vitest'
import { zoneNamed } from '../../src/model/scaling/zones.ts'
import { LAB_EPOCH_SECONDS } from '../../src/model/world/world.ts'
import { ZONES_UNTIL_MS, zoneTable } from './zoneTable.ts'

const EPOCH_MS = LAB_EPOCH_SECONDS * 1_000

describe('SCL-11 the table of time zones', () => {
  it('is the one that npm run zones makes', () => {
    expect(readFileSync('src/model/scaling/zoneTable.ts', 'utf8')).toBe(zoneTable())
  })

  it('has every zone’s clocks as the library has them, before and after each change until 2040', () => {
    const names = moment.tz.names()
    expect(names.length).toBeGreaterThan(500)
    for (const name of names) {
      const zone = moment.tz.zone(name)
      const own = zoneNamed(name)
      if (zone === null || own === null) throw new Error(`no zone ${name}`)
      const changes = zone.untils.filter((untilMs) => untilMs > EPOCH_MS && untilMs < ZONES_UNTIL_MS)
      const times = [EPOCH_MS, ...changes.flatMap((atMs) => [atMs - 1, atMs])]
      const ahead = times.map((atMs) => own(atMs - EPOCH_MS) / 60_000)
      expect([name, ...ahead]).toEqual([name, ...times.map((atMs) => 0 - zone.utcOffset(atMs))])
    }
  })
})
