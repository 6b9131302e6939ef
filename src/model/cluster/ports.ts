/** First and last of the kernel's dynamic range on the ECS-optimized AMI (NET-2; agent's ephemeral_ports.go). */
export const DYNAMIC_PORT_FIRST = 32_768
export const DYNAMIC_PORT_LAST = 60_999
/** A container instance keeps at most so many reserved host ports, dynamic ones not counted (api PortMapping). */
export const RESERVED_PORTS_MAX = 100

/** How a port stands in `takenPorts`: the protocol counts, tcp/53 and udp/53 live side by side. */
export function portKey(port: { readonly protocol: string; readonly hostPort: number }): string {
  return `${port.protocol}/${String(port.hostPort)}`
}

/** The lowest dynamic port that is free; `undefined` when all are taken. */
export function freeDynamicPort(taken: readonly string[], protocol: string): number | undefined {
  const used = new Set(taken)
  for (let hostPort = DYNAMIC_PORT_FIRST; hostPort <= DYNAMIC_PORT_LAST; hostPort++) {
    if (!used.has(portKey({ protocol, hostPort }))) return hostPort
  }
  return undefined
}
