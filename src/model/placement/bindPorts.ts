import { must } from '../../base/assert.ts'
import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import { DYNAMIC_PORT_FIRST, freeDynamicPort, portKey } from '../world/capacity/ports.ts'
import type { PortBinding } from '../world/task/task.ts'
import type { Needs } from './needs.ts'

/** NET-2: dynamic ports go from the lowest free one up, and round those that the task itself asks for by number. */
export function bindPorts(instance: ContainerInstance, needs: Needs): readonly PortBinding[] {
  const fixed = needs.ports.filter((port) => port.hostPort !== 0)
  const taken = new Set([...instance.takenPorts, ...fixed.map(portKey)])
  const from = { tcp: DYNAMIC_PORT_FIRST, udp: DYNAMIC_PORT_FIRST }
  return needs.ports.map((port) => {
    if (port.hostPort !== 0) return port
    const { protocol } = port
    const hostPort = must(freeDynamicPort(taken, { protocol, hostPort: from[protocol] }), 'a free port')
    from[protocol] = hostPort + 1
    return { ...port, hostPort }
  })
}
