/** First and last of the kernel's dynamic range on the ECS-optimized AMI (NET-2; agent's ephemeral_ports.go). */
export const DYNAMIC_PORT_FIRST = 32_768
const DYNAMIC_PORT_LAST = 60_999

/** How a port stands in `takenPorts`: the protocol counts, tcp/53 and udp/53 live side by side. */
export function portKey(port: { readonly protocol: string; readonly hostPort: number }): string {
  return `${port.protocol}/${String(port.hostPort)}`
}

/** The lowest dynamic port that is free, from one port up; `undefined` when all are taken. */
export function freeDynamicPort(
  taken: ReadonlySet<string>,
  from: { readonly protocol: string; readonly hostPort: number },
): number | undefined {
  for (let hostPort = from.hostPort; hostPort <= DYNAMIC_PORT_LAST; hostPort++) {
    if (!taken.has(portKey({ protocol: from.protocol, hostPort }))) return hostPort
  }
  return undefined
}

/**
 * Whether so many more ports can surely be given: each port that is taken, of either protocol, is counted as if it
 * stood in the way.
 */
export function hasDynamicPorts(taken: readonly string[], count: number): boolean {
  return taken.length + count <= DYNAMIC_PORT_LAST - DYNAMIC_PORT_FIRST + 1
}
