import type { StageMode } from './mode.ts'

/** Sizes of the ground in world units (CSS pixels at zoom 1). */
export interface Spacing {
  /** Around everything. */
  readonly pad: number
  /** The line that names region and cluster, with the gap under it; 0: none. */
  readonly header: number
  /** At the header's right, for the buttons that the page lays over it. */
  readonly headerReserve: number
  readonly zoneGap: number
  readonly zonePad: number
  /** The strip with the zone's name; 0: the trays name it. */
  readonly zoneHead: number
  readonly zoneFoot: number
  readonly trayGap: number
  readonly trayPad: number
  readonly trayHead: number
  /** From the last slots to the tray's lower edge; holds the gauges. */
  readonly trayFoot: number
  /** From the last slots to the gauges' text. */
  readonly gaugeGap: number
  readonly slotGap: number
  readonly rowMin: number
  readonly trayMin: number
  /** The narrowest tray of which several may stand abreast: before that, rows get lower. */
  readonly trayAbreastMin: number
  readonly hasMemoryGauge: boolean
  readonly hasInstanceType: boolean
  readonly portsSpelled: number
  /** How much bigger than elsewhere its words are. */
  readonly wordScale: number
  /** Whether the shelf is there even when it is empty. */
  readonly shelf: 'always' | 'waiting only'
}

const demo: Spacing = {
  pad: 16,
  header: 28,
  // Key and three buttons as wide as a finger.
  headerReserve: 172,
  zoneGap: 14,
  zonePad: 10,
  zoneHead: 30,
  zoneFoot: 12,
  trayGap: 10,
  trayPad: 9,
  trayHead: 28,
  trayFoot: 36,
  gaugeGap: 5,
  slotGap: 4,
  rowMin: 40,
  trayMin: 150,
  trayAbreastMin: 240,
  hasMemoryGauge: true,
  hasInstanceType: true,
  portsSpelled: 2,
  wordScale: 1,
  shelf: 'always',
}

const dense: Spacing = {
  ...demo,
  zonePad: 8,
  zoneHead: 27,
  zoneFoot: 8,
  trayGap: 8,
  trayHead: 25,
  trayFoot: 32,
  gaugeGap: 4,
  slotGap: 3,
  rowMin: 22,
  trayMin: 140,
  trayAbreastMin: 168,
  portsSpelled: 0,
}

const compare: Spacing = {
  ...demo,
  pad: 14,
  header: 0,
  zonePad: 6,
  zoneHead: 27,
  zoneFoot: 8,
  trayPad: 7,
  trayHead: 26,
  trayFoot: 36,
  rowMin: 30,
  trayMin: 140,
  trayAbreastMin: 168,
  portsSpelled: 0,
  shelf: 'waiting only',
}

const projector: Spacing = {
  ...demo,
  header: 0,
  zoneGap: 14,
  zonePad: 0,
  zoneHead: 0,
  zoneFoot: 0,
  trayGap: 14,
  trayPad: 14,
  trayHead: 42,
  trayFoot: 38,
  gaugeGap: 8,
  slotGap: 6,
  rowMin: 40,
  trayMin: 200,
  trayAbreastMin: 200,
  hasMemoryGauge: false,
  hasInstanceType: false,
  portsSpelled: 0,
  wordScale: 1.32,
  shelf: 'waiting only',
}

const phone: Spacing = {
  ...demo,
  pad: 15,
  header: 0,
  zoneGap: 8,
  zonePad: 5,
  zoneHead: 26,
  zoneFoot: 5,
  trayPad: 7,
  trayHead: 24,
  trayFoot: 32,
  gaugeGap: 4,
  slotGap: 3,
  trayGap: 5,
  rowMin: 24,
  trayMin: 100,
  trayAbreastMin: 100,
  hasMemoryGauge: false,
  hasInstanceType: false,
  portsSpelled: 0,
  shelf: 'waiting only',
}

/** A lower stage has no room for a shelf on which nothing waits, CSS pixels. */
const LOW_STAGE = 200

/** From roomy to dense: the layout takes the first under which everything fits. */
export function spacingsFor(mode: StageMode, height: number): readonly [Spacing, ...Spacing[]] {
  const [first, ...others] = SPACINGS[mode]
  const low = (spacing: Spacing): Spacing => (height < LOW_STAGE ? { ...spacing, shelf: 'waiting only' } : spacing)
  return [low(first), ...others.map(low)]
}

const SPACINGS: Readonly<Record<StageMode, readonly [Spacing, ...Spacing[]]>> = {
  lab: [demo, dense],
  demo: [demo, dense],
  compare: [compare, { ...dense, header: 0, shelf: 'waiting only' }],
  // With several trays in a zone they cannot all name it.
  projector: [
    projector,
    { ...projector, zoneHead: 34, zonePad: 10, zoneFoot: 10, trayHead: 34, trayFoot: 32, rowMin: 32 },
  ],
  phone: [phone, { ...phone, rowMin: 18 }],
}
