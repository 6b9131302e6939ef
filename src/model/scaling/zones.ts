/** How far the clocks of a time zone are ahead of UTC at a time of the lab, in ms. */
export type Zone = (atMs: number) => number

const UTC: Zone = () => 0

/** A time zone by its name; `null` for what the lab has not (SCL-11). */
export function zoneNamed(name: string | null): Zone | null {
  return name === null || name === 'UTC' ? UTC : null
}
