import type { AwsvpcConfiguration } from '../service/service.ts'
import { AVAILABILITY_ZONES } from '../world.ts'

/** The lab's own subnets, one in each zone (NET-3). */
export const SUBNETS: Readonly<Record<string, string>> = {
  'us-east-1a': 'subnet-0a1c3e5f7a9b1d3e5',
  'us-east-1b': 'subnet-0b2d4f6a8b0c2e4f6',
  'us-east-1c': 'subnet-0c3e5a7b9c1d3f5a7',
}

/** NET-3: the zones of a service's subnets. One that is not the lab's own stands for the zone of its place in the list. */
export function zonesOf(network: Pick<AwsvpcConfiguration, 'subnets'>): readonly string[] {
  const zones = network.subnets.map(zoneOfSubnet)
  return AVAILABILITY_ZONES.filter((zone) => zones.includes(zone))
}

/** @param index  its place in the list, from 0 */
export function zoneOfSubnet(subnet: string, index: number): string {
  const own = AVAILABILITY_ZONES.find((zone) => SUBNETS[zone] === subnet)
  return own ?? AVAILABILITY_ZONES[index % AVAILABILITY_ZONES.length] ?? AVAILABILITY_ZONES[0]
}

/** All addresses of a zone's subnet (NET-1). */
export function subnetBlock(availabilityZone: string): string {
  return `10.${String(subnetOctet(availabilityZone))}.0.0/16`
}

/** The second of the four numbers in the addresses of a zone's subnet: 10.0.0.0/16, 10.1.0.0/16, 10.2.0.0/16 (NET-1). */
export function subnetOctet(availabilityZone: string): number {
  return AVAILABILITY_ZONES.findIndex((zone) => zone === availabilityZone)
}
