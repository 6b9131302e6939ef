import { expect, it } from 'vitest'
import { TestLab, type Input } from '../testLab.ts'
import definitions from './publicDefinitions.json' with { type: 'json' }

const NO_ROLE = 'Fargate requires task definition to have execution role ARN to support log driver awslogs.'

/** What each could run on, or how AWS, or its client, refuses it. */
const ANSWERS: Readonly<Record<string, string>> = {
  ConsulServer: 'EXTERNAL EC2',
  'agent-sidecar': 'EXTERNAL EC2',
  // AWS refuses its own sample.
  'app-mesh':
    "Invalid setting for container 'gate'. At least one of 'memory' or 'memoryReservation' must be specified.",
  'consul-host': 'EXTERNAL EC2',
  efs: 'EXTERNAL EC2',
  entrypoint: 'Unknown parameter in containerDefinitions[1]: "entrypoint"',
  external: 'Invalid parameter requiresCompatibilities[0]: the lab has no external instances yet.',
  firelens: 'EXTERNAL EC2',
  gpu: 'EXTERNAL EC2',
  logstash: 'Invalid type for parameter containerDefinitions[1].portMappings',
  nginx_ec2: 'EXTERNAL EC2',
  nginx_fargate: NO_ROLE,
  plain: 'Unknown parameter in input: "status"',
  secrets: 'EXTERNAL EC2',
  tomcat_ec2: 'When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
  tomcat_fargate: NO_ROLE,
  webapp: 'Invalid type for parameter containerDefinitions[0].cpu',
  'windows-ec2': 'EXTERNAL EC2',
  'windows-fargate': 'EC2 FARGATE',
}

function answerTo(input: Input): string {
  const lab = new TestLab()
  const answer = lab.engine.execute({ atMs: 0, service: 'ecs', operation: 'RegisterTaskDefinition', input })
  if ('error' in answer) return answer.error.message
  return [...lab.world.taskDefinitions.values()].flatMap((one) => one.compatibilities).join(' ')
}

it('DEF-4 definitions that people published, of AWS’s samples and guide among them, are answered as AWS does', () => {
  const answers = definitions.map(({ name, definition }) => [name, answerTo(definition as Input)] as const)
  expect(answers.map(([name]) => name).toSorted()).toEqual(Object.keys(ANSWERS).toSorted())
  expect(answers.filter(([name, answer]) => !answer.startsWith(ANSWERS[name] ?? 'none'))).toEqual([])
})
