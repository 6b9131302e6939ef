import { describe, expect, it } from 'vitest'
import { offFargate } from '../../../model/api/definition/fargateFindings.ts'
import { LOGS, logging, one, registered, two } from '../../../model/definition/definition.fixture.ts'
import type { Input } from '../../../testing/testLab.ts'
import { readDocument } from './editor/documentState.ts'
import { fargateAsked, mendedText, mendOf } from './fargateMends.ts'
import { withEdits } from './editor/textEdits.ts'

const FARGATE = { requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc', cpu: '256', memory: '512' }
const WINDOWS = { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' }
const onFargate = (fields: Input, task: Input = {}) => ({ ...FARGATE, ...one(fields), ...task })
const linux = (linuxParameters: Input) => onFargate({ linuxParameters })

function mendsOf(definition: Input): readonly (string | null)[] {
  const { input } = readDocument(JSON.stringify(definition))
  if (input === null) throw new Error('it has not the right form')
  return offFargate(input).map((found) => mendOf(found, input)?.label ?? null)
}

const ROLE = 'Set executionRoleArn to arn:aws:iam::123456789012:role/ecsTaskExecutionRole'

/** By what is wrong: a definition that asks for Fargate, and the acts that mend it. */
const ROWS: readonly (readonly [definition: Input, mends: readonly string[]])[] = [
  [onFargate({}, { networkMode: 'bridge' }), ['Set networkMode to awsvpc']],
  [onFargate({}, { networkMode: undefined }), ['Set networkMode to awsvpc']],
  [onFargate({}, { memory: undefined }), ['Set cpu to 256 and memory to 512']],
  // The next that has room for what is asked, and for the containers.
  [onFargate({}, { cpu: '300', memory: '600' }), ['Set cpu to 512 and memory to 1024']],
  [
    { ...FARGATE, ...two({ cpu: 512, memory: 3_000 }, { cpu: 512, memory: 3_000 }), cpu: undefined, memory: undefined },
    ['Set cpu to 1024 and memory to 6144', 'Set cpu to 1024 and memory to 6144'],
  ],
  [onFargate({}, { runtimePlatform: WINDOWS }), ['Set cpu to 1024 and memory to 2048']],
  [
    onFargate({}, { cpu: '1024', memory: '2048', runtimePlatform: { ...WINDOWS, cpuArchitecture: 'ARM64' } }),
    ['Leave out runtimePlatform.cpuArchitecture'],
  ],
  [onFargate({}, { ipcMode: 'host' }), ['Leave out ipcMode']],
  [onFargate({}, { pidMode: 'host' }), ['Leave out pidMode']],
  [
    onFargate({}, { placementConstraints: [{ type: 'memberOf', expression: 'runningTasksCount == 1' }] }),
    ['Leave out placementConstraints'],
  ],
  [onFargate({}, { volumes: [{ name: 'v', host: { sourcePath: '/srv' } }] }), ['Leave out volumes[0].host.sourcePath']],
  [
    onFargate({}, { volumes: [{ name: 'v', dockerVolumeConfiguration: { scope: 'task' } }] }),
    ['Leave out volumes[0].dockerVolumeConfiguration'],
  ],
  [onFargate({ privileged: true }), ['Leave out privileged']],
  [linux({ devices: [{ hostPath: '/dev/x' }] }), ['Leave out linuxParameters.devices']],
  [linux({ sharedMemorySize: 64 }), ['Leave out linuxParameters.sharedMemorySize']],
  [linux({ capabilities: { add: ['NET_ADMIN', 'SYS_PTRACE'] } }), ['Do without NET_ADMIN']],
  [onFargate({ dockerSecurityOptions: ['no-new-privileges'] }), ['Leave out dockerSecurityOptions']],
  [onFargate({ resourceRequirements: [{ type: 'GPU', value: '1' }] }), ['Do without a GPU']],
  [onFargate({ stopTimeout: 300 }), ['Set stopTimeout to 120']],
  [onFargate({ startTimeout: 1 }), ['Set startTimeout to 2']],
  [onFargate(logging('awslogs', LOGS)), ['Set awslogs-stream-prefix to ecs', ROLE]],
  [onFargate(logging('json-file')), ['Log to /ecs/web by awslogs']],
  [
    {
      ...FARGATE,
      ...two({ image: '1'.repeat(12) + '.dkr.ecr.us-east-1.amazonaws.com/web:1' }),
      cpu: '512',
      memory: '1024',
    },
    [ROLE],
  ],
  // What does not go with awsvpc, which Fargate needs.
  [onFargate({ portMappings: [{ containerPort: 80, hostPort: 8_080 }] }), ['Leave out portMappings[0].hostPort']],
  [onFargate({ hostname: 'x', dnsServers: ['10.0.0.2'] }), ['Leave out hostname', 'Leave out dnsServers']],
  [{ ...FARGATE, ...two({ links: ['b'] }), cpu: '512', memory: '1024' }, ['Leave out links']],
]

describe('FGT-2 what keeps a definition off Fargate has an act that mends it', () => {
  it('each thing its own, and the text that is mended is registered', () => {
    expect(ROWS.map(([definition]) => mendsOf(definition))).toEqual(ROWS.map(([, mends]) => mends))
    for (const [definition] of ROWS) {
      const mended = JSON.parse(mendedText(JSON.stringify(definition))) as Input
      expect([definition, registered(mended).compatibilities]).toEqual([
        definition,
        expect.arrayContaining(['FARGATE']),
      ])
    }
  })

  it('but what only its author can decide has none', () => {
    const twice = { portMappings: [{ containerPort: 80 }] }
    const definition = { ...FARGATE, ...two(twice, twice), cpu: '512', memory: '1024' }
    expect(mendsOf(definition)).toEqual([null])
    expect(mendsOf(onFargate({}, { memory: '999999' }))).toEqual([null])
    expect(mendedText(JSON.stringify(definition))).toBe(JSON.stringify(definition))
  })

  it('a definition for instances is brought to Fargate in a few acts, and keeps the rest of its text', () => {
    const text = `{
  "family": "web",
  "containerDefinitions": [{ "name": "a", "image": "web:1", "memory": 512, "links": ["b"],
    "portMappings": [{ "hostPort": 0, "containerPort": 80 }] }, { "name": "b", "image": "b:1", "memory": 128 }]
}`
    const mended = mendedText(text)
    const { input } = readDocument(mended)
    if (input === null) throw new Error('it has not the right form')
    const asked = withEdits(mended, fargateAsked(input).edits)
    expect(asked).toBe(`{
  "family": "web",
  "containerDefinitions": [{ "name": "a", "image": "web:1", "memory": 512,
    "portMappings": [{ "containerPort": 80 }] }, { "name": "b", "image": "b:1", "memory": 128 }],
  "networkMode": "awsvpc",
  "cpu": "256",
  "memory": "1024",
  "requiresCompatibilities": [
    "FARGATE"
  ]
}`)
    expect(registered(JSON.parse(asked) as Input)).toMatchObject({
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '1024',
      requiresCompatibilities: ['FARGATE'],
    })
  })
})
