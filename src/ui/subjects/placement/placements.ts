/** The ways of placing that the form offers; AWS takes any chain of up to five. */
export const PLACEMENTS = {
  default: { label: 'Spread over zones (default)', input: {} },
  spreadBinpack: {
    label: 'Spread zones, then binpack memory',
    input: {
      placementStrategy: [
        { type: 'spread', field: 'attribute:ecs.availability-zone' },
        { type: 'binpack', field: 'memory' },
      ],
    },
  },
  binpack: { label: 'Binpack memory', input: { placementStrategy: [{ type: 'binpack', field: 'memory' }] } },
  random: { label: 'Random', input: { placementStrategy: [{ type: 'random' }] } },
  onePerHost: { label: 'One task per instance', input: { placementConstraints: [{ type: 'distinctInstance' }] } },
} as const

export type PlacementId = keyof typeof PLACEMENTS
export const PLACEMENT_IDS = Object.keys(PLACEMENTS) as readonly PlacementId[]
