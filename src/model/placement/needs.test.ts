import { describe, expect, it } from 'vitest'
import { must } from '../../base/assert.ts'
import { container, yard } from '../../testing/builders.ts'
import { needsOf } from './needs.ts'

/** What a task needs whose one container maps these ports. */
function portsOf(networkMode: string, portMappings: readonly object[]): readonly string[] {
  const lab = yard({ instances: 0 })
  lab.ecs('RegisterTaskDefinition', { family: 'web', networkMode, containerDefinitions: [container({ portMappings })] })
  const definition = must(lab.world.taskDefinitions.get('web:1'), 'web:1')
  return needsOf(definition).ports.map(
    (one) => `${one.protocol} ${String(one.containerPort)} on ${String(one.hostPort)}`,
  )
}

describe('NET-2 which host ports a task asks for', () => {
  const mapped = [
    { containerPort: 80, hostPort: 8_080 },
    { containerPort: 53, protocol: 'udp' },
  ]

  it('bridge: the one given, else any', () => {
    expect(portsOf('bridge', mapped)).toEqual(['tcp 80 on 8080', 'udp 53 on 0'])
  })

  it('host: the container’s own', () => {
    expect(portsOf('host', [{ containerPort: 80 }, { containerPort: 53, hostPort: 53, protocol: 'udp' }])).toEqual([
      'tcp 80 on 80',
      'udp 53 on 53',
    ])
  })

  it('awsvpc: none of the instance’s', () => {
    expect(portsOf('awsvpc', [{ containerPort: 80 }])).toEqual([])
  })
})
