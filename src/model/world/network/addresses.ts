import type { World } from '../world.ts'
import { subnetOctet } from './subnets.ts'

/** A /16 less the first four and the last, which are AWS's (Amazon VPC guide, subnet sizing): 10.0.0.4 to 10.0.255.254. */
export const ADDRESSES_MAX = 65_531
const FIRST_HOST = 4

interface Address {
  readonly privateIp: string
  /** How many were given when this one is: what `counters.ips` is after it. */
  readonly given: number
}

/**
 * The next address of a zone's subnet that no live task has (NET-1). They are given in turn, so one that was given back
 * rests until its turn comes again. There is always one: a lab holds fewer tasks than a subnet has addresses (SVC-11).
 */
export function nextAddress(world: World, availabilityZone: string): Address {
  let given = world.counters.ips
  for (;;) {
    const host = FIRST_HOST + (given % ADDRESSES_MAX)
    const privateIp = `10.${String(subnetOctet(availabilityZone))}.${String(host >> 8)}.${String(host & 255)}`
    given += 1
    if (!world.addresses.has(privateIp)) return { privateIp, given }
  }
}
