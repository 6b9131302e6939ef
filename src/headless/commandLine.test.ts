import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { COMMAND_SERVICES } from '../model/api/command.ts'
import { operationsOf } from '../model/api/operations.ts'
import { labText } from './commandLine.fixture.ts'
import type { LabSchema } from './labSchema.fixture.ts'

const LAB = 'public/labs/notes-scenario-1.json'
const PROBE = 'ecs DescribeServices {"cluster":"yard","services":["web"]}'
const folder = mkdtempSync(join(tmpdir(), 'taskyard-lab-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function lab(args: readonly string[], stdin = '') {
  const written = await labText(args, stdin)
  const lines = written.out === '' ? [] : written.out.trimEnd().split('\n')
  return { ...written, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

function file(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

describe('what a foreign text hides', () => {
  const title = 'Lab \u202egnp.exe\u001b[31m\u009b a\u200bb \u{e0041}'
  const hidden = /(?!\n)[\p{Cc}\p{Cf}]/u
  const given = JSON.stringify({
    format: 'taskyard/lab',
    version: 1,
    title,
    seed: 1,
    commands: [
      { atMs: 0, service: 'ecs', operation: 'CreateCluster', input: { clusterName: 'c' } },
      { atMs: 1, service: 'ecs', operation: 'CreateCluster', input: { ['clust\u202eer']: 'c' } },
      {
        atMs: 2,
        service: 'ecs',
        operation: 'RegisterTaskDefinition',
        input: {
          family: 'web',
          containerDefinitions: [{ name: 'main', image: 'nginx', memory: 128, user: 'web\u202e\u200b' }],
        },
      },
    ],
  })

  it('is printed by check as an escape, in JSON that gives the same title', async () => {
    const { code, out, lines } = await lab(['check', '-'], given)
    expect(code).toBe(0)
    expect(out).not.toMatch(hidden)
    expect(lines[0]?.title).toBe(title)
  })

  it('is printed by run as an escape, in answers and in refusals', async () => {
    const probe = 'ecs DescribeTaskDefinition {"taskDefinition":"web"}'
    const { out, lines } = await lab(['run', '-', '--until', '1s', '--probe', probe], given)
    expect(out).not.toMatch(hidden)
    const error = { name: 'InvalidParameterException', message: expect.stringContaining('"clust\\u202eer"') as string }
    expect(lines).toContainEqual({ atMs: 1, operation: 'ecs CreateCluster', error })
    expect(out).toContain('web\\u202e\\u200b')
  })

  it('is printed as an escape on standard error, whoever quotes it', async () => {
    for (const args of [
      ['r\u202eun'],
      ['check', 'a\u202eb'],
      ['run', LAB, '--\u202e'],
      ['run', LAB, '--probe', 'ecs \u001b'],
    ]) {
      const { code, error } = await lab(args)
      expect(code).toBe(2)
      expect(error).toMatch(/\\u(202e|001b)/)
      expect(error).not.toMatch(hidden)
    }
  })
})

describe('lab run', () => {
  it('prints the answer at time 0, each change of it, and the hash', async () => {
    const { code, lines, error } = await lab(['run', LAB, '--until', '20m', '--probe', PROBE])
    expect([code, error]).toEqual([0, ''])
    expect(lines[0]).toEqual({ atMs: 0, output: expect.objectContaining({ services: [expect.anything()] }) as unknown })
    expect(lines.at(-1)).toEqual({ atMs: 1_200_000, hash: expect.stringMatching(/^[0-9a-f]{16}$/) as string })
    const answers = lines.slice(0, -1).map(({ output }) => JSON.stringify(output))
    expect(answers.length).toBeGreaterThan(10)
    for (const [index, answer] of answers.entries()) if (index > 0) expect(answer).not.toBe(answers[index - 1])
    const times = lines.map(({ atMs }) => Number(atMs))
    expect(times).toEqual([...times].sort((a, b) => a - b))
  })

  it('gives the same hash with and without probes, and by `hash`', async () => {
    const [, withProbe] = [0, await lab(['run', LAB, '--until', '5m', '--probe', PROBE])]
    const without = await lab(['run', LAB, '--until', '300s'])
    const alone = await lab(['hash', LAB, '--until', '300000'])
    expect(without.lines).toEqual([withProbe.lines.at(-1)])
    expect(alone.lines).toEqual(without.lines)
  })

  it('goes to 20 minutes after the last command unless told', async () => {
    expect((await lab(['run', LAB])).lines).toEqual([{ atMs: 120_000 + 1_200_000, hash: expect.any(String) as string }])
  })

  it('names the probe when there are several', async () => {
    const { lines } = await lab(['run', LAB, '--until', '0', '--probe', PROBE, '--probe', 'ecs ListClusters'])
    expect(lines.map(({ probe }) => probe)).toEqual([PROBE, 'ecs ListClusters', undefined])
  })

  it('reads standard input for -', async () => {
    const { lines } = await lab(['run', '-', '--until', '5m'], readFileSync(LAB, 'utf8'))
    expect(lines).toEqual((await lab(['run', LAB, '--until', '5m'])).lines)
  })

  it('prints what the lab refuses and goes on', async () => {
    const commands = [
      { atMs: 0, service: 'ecs', operation: 'CreateService', input: { cluster: 'yard', serviceName: 'web' } },
      { atMs: 10, service: 'ecs', operation: 'CreateCluster', input: { clusterName: 'yard' } },
      { atMs: 20, service: 'ecs', operation: 'UpdateService', input: { cluster: 'yard', service: 'api' } },
    ]
    const text = JSON.stringify({ format: 'taskyard/lab', version: 1, title: 'Refused', seed: 1, commands })
    const { code, lines } = await lab(
      ['run', '-', '--until', '1s', '--probe', 'ecs DescribeServices {"cluster":"yard","services":["web"]}'],
      text,
    )
    const notFound = { name: 'ClusterNotFoundException', message: 'Cluster not found.' }
    expect(code).toBe(0)
    expect(lines).toEqual([
      {
        atMs: 0,
        operation: 'ecs CreateService',
        error: { name: expect.any(String) as string, message: expect.any(String) as string },
      },
      { atMs: 0, error: notFound },
      { atMs: 10, output: expect.objectContaining({ services: [] }) as unknown },
      {
        atMs: 20,
        operation: 'ecs UpdateService',
        error: { name: 'ServiceNotFoundException', message: expect.any(String) as string },
      },
      { atMs: 1_000, hash: expect.any(String) as string },
    ])
  })

  it('prints which fields of a command have no effect', async () => {
    const container = { name: 'web', image: 'web:1', memory: 128, workingDirectory: '/srv' }
    const definition = { family: 'web', containerDefinitions: [container] }
    const command = { atMs: 0, service: 'ecs', operation: 'RegisterTaskDefinition', input: definition }
    const text = JSON.stringify({ format: 'taskyard/lab', version: 1, title: 'Fields', seed: 1, commands: [command] })
    const { code, lines } = await lab(['run', '-', '--until', '1m'], text)
    const withoutEffect = expect.arrayContaining(['containerDefinitions[0].workingDirectory']) as unknown
    expect(lines[0]).toEqual({ atMs: 0, operation: 'ecs RegisterTaskDefinition', withoutEffect })
    expect([code, lines.length]).toEqual([0, 2])
    expect((await lab(['run', '-', '--until', '1m', '--strict'], text)).code).toBe(1)
  })

  it('PLC-6 prints what RunTask found no place for, which its answer tells without an error', async () => {
    const task = { family: 'web', containerDefinitions: [{ name: 'main', image: 'nginx', memory: 900 }] }
    const commands = [
      { service: 'ecs', operation: 'CreateCluster', input: { clusterName: 'yard' } },
      {
        service: 'lab',
        operation: 'AddContainerInstances',
        input: { cluster: 'yard', instanceType: 'm5.large', memoryMib: 1_000 },
      },
      { service: 'ecs', operation: 'RegisterTaskDefinition', input: task },
      { service: 'ecs', operation: 'RunTask', input: { cluster: 'yard', taskDefinition: 'web', count: 2 } },
    ].map((one) => ({ atMs: 0, ...one }))
    const text = JSON.stringify({ format: 'taskyard/lab', version: 1, title: 'Full', seed: 1, commands })
    const { code, lines } = await lab(['run', '-', '--until', '1m'], text)
    const arn = expect.stringContaining(':container-instance/yard/') as string
    const failures = [{ arn, reason: 'RESOURCE:MEMORY' }]
    expect(lines[0]).toEqual({ atMs: 0, operation: 'ecs RunTask', failures })
    expect([code, lines.length]).toEqual([0, 2])
    expect((await lab(['run', '-', '--strict'], text)).code).toBe(1)
  })

  it('with --strict ends with 1 for a refusal too, and with 0 where all was done', async () => {
    const command = { atMs: 0, service: 'ecs', operation: 'DeleteCluster', input: { cluster: 'none' } }
    const text = JSON.stringify({ format: 'taskyard/lab', version: 1, title: 'Refused', seed: 1, commands: [command] })
    expect((await lab(['run', '-', '--strict'], text)).code).toBe(1)
    expect((await lab(['run', LAB, '--strict', '--probe', PROBE])).code).toBe(0)
  })

  it('says when commands lie past the end', async () => {
    expect((await lab(['run', LAB, '--until', '1m'])).error).toMatch(/later than 60000 ms: 1 of the commands/)
  })
})

describe('lab check and --help', () => {
  it('checks a file', async () => {
    const { code, lines } = await lab(['check', LAB])
    expect(code).toBe(0)
    expect(lines).toEqual([{ title: 'Half may stop: four tasks at 50/100', seed: 1, commands: 6, lastAtMs: 120_000 }])
  })

  it('prints the help', async () => {
    const { code, out } = await labText(['--help'])
    expect(code).toBe(0)
    expect(out).toMatch(/npm run --silent lab -- run FILE/)
  })
})

describe('a wrong file or command line ends with 2, one message and no output', () => {
  const big = file('big.json', '')
  truncateSync(big, 500 * 1024 * 1024)

  it.each<[what: string, line: readonly string[] | { args: readonly string[]; stdin: string }, message: RegExp]>([
    ['nothing asked', [], /^Nothing was asked for: it is run, hash, check, scenario, quiz or schema/],
    ['a schema of a file', ['schema', LAB], /^schema takes no file, and .* follows it/],
    ['an unknown verb', ['replay', LAB], /^"replay" is not known/],
    ['no file', ['run'], /^run needs a lab file/],
    ['two files', ['run', LAB, LAB], /^run takes one file/],
    ['an unknown flag', ['run', LAB, '--speed', '5'], /^Unknown option '--speed'/],
    ['a flag without value', ['run', LAB, '--until'], /--until/],
    ['a wrong time', ['run', LAB, '--until', 'soon'], /^--until "soon": a time is 90s, 20m/],
    ['a time past a year', ['run', LAB, '--until', '366d'], /at most 365d/],
    ['a time twice', ['run', LAB, '--until', '1m', '--until', '2m'], /^--until stands more than once/],
    [
      'a probe that writes',
      ['run', LAB, '--probe', 'ecs DeleteCluster {"cluster":"yard"}'],
      /DeleteCluster changes the lab/,
    ],
    ['a probe for hash', ['hash', LAB, '--probe', PROBE], /^hash takes no --probe/],
    ['--strict for hash', ['hash', LAB, '--strict'], /^hash takes no --strict/],
    ['--strict for check', ['check', LAB, '--strict'], /^check runs nothing/],
    ['a time for check', ['check', LAB, '--until', '1m'], /^check runs nothing/],
    ['no such file', ['run', join(folder, 'none.json')], /There is no such file/],
    ['a folder', ['run', folder], /It is a folder/],
    ['60 0 bytes', ['run', file('empty.json', '')], /This text is empty/],
    ['60 0 bytes on standard input', { args: ['run', '-'], stdin: '' }, /^Standard input: This text is empty/],
    ['61 500 MB', ['run', big], /over the limit of 8192 KiB/],
    ['62 a PNG', ['run', file('a.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10))], /a picture \(PNG\)/],
    ['62 a zip', ['run', file('a.zip', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0xff))], /a zip archive: unpack it/],
    [
      '63 UTF-16',
      ['run', file('utf16.json', Buffer.from('\ufeff{"a":1}', 'utf16le'))],
      /UTF-16 text: save it as UTF-8/,
    ],
    ['51 no UTF-8', ['run', file('latin1.json', Uint8Array.of(0x22, 0xe9, 0x22))], /It is not UTF-8 text/],
    ['2 no JSON', { args: ['check', '-'], stdin: '{oops}' }, /Line 1, column 2: "oops" needs double quotes/],
    ['a task definition', ['run', 'public/samples/nginx_ec2.json'], /This is a task definition/],
    ['a bad lab', { args: ['run', '-'], stdin: '{"format":"taskyard/lab","version":1,"title":""}' }, /seed is missing/],
  ])('%s', async (_what, line, message) => {
    const { code, out, error } = 'args' in line ? await lab(line.args, line.stdin) : await lab(line)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(error).toMatch(message)
    expect(error.trimEnd().split('\n')).toHaveLength(1)
  })
})

describe('the process', () => {
  const run = (command: string) => spawnSync('sh', ['-c', command], { encoding: 'utf8', timeout: 300_000 })
  const script = 'node tools/lab.mjs'

  it('ends quietly when whoever reads has read enough', () => {
    // `true` is gone long before the first line: every write meets a broken pipe.
    const { stderr } = run(`( ${script} run ${LAB} --probe '${PROBE}'; echo "code $?" >&2 ) | true`)
    expect(stderr).toBe('code 0\n')
  })

  it('ends with 2 for a bad file', () => {
    const { status, stdout, stderr } = run(`echo '[1,]' | ${script} check -`)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toBe('Standard input: Line 1, column 4: the comma before ] is one too many.\n')
  })
})

describe('schema', () => {
  it('prints what an editor needs to complete a lab file: every operation with its input', async () => {
    const { out, code } = await labText(['schema'])
    const schema = JSON.parse(out) as LabSchema
    const inputs = schema.properties.commands.items.allOf.flatMap((rule) => {
      const { service, operation } = rule.if.properties
      return operation === undefined ? [] : [`${service.const} ${operation.const} ${rule.then.properties.input.type}`]
    })
    const all = COMMAND_SERVICES.flatMap((service) => operationsOf(service).map((one) => `${service} ${one} object`))
    expect([code, inputs]).toEqual([0, all])
  })
})
