import { must } from '../base/assert.ts'
import { LAB_EPOCH_SECONDS } from '../model/world/world.ts'
import { NETWORK, register, registerFargate, runTask } from './builders.ts'
import { TestLab, type Input } from './testLab.ts'

/** The group and the stream that every helper means when it names none. */
export const GROUP = '/ecs/web'
export const STREAM = 'app/1'

const EPOCH_MS = LAB_EPOCH_SECONDS * 1_000

/** A lab with a log group. */
export function logged(lab = new TestLab()): TestLab {
  lab.act('logs', 'CreateLogGroup', { logGroupName: GROUP })
  return lab
}

/** The same with a stream in it, and lines in that, of these seconds of the lab. */
export function withLines(lines: readonly (readonly [atSeconds: number, message: string])[], stream = STREAM): TestLab {
  const lab = logged()
  lab.act('logs', 'CreateLogStream', { logGroupName: GROUP, logStreamName: stream })
  if (lines.length > 0) put(lab, lines, stream)
  return lab
}

export function put(
  lab: TestLab,
  lines: readonly (readonly [atSeconds: number, message: string])[],
  stream = STREAM,
): Input {
  return lab.act('logs', 'PutLogEvents', putInput(lines, stream))
}

export function putInput(lines: readonly (readonly [number, string])[], logStreamName = STREAM): Input {
  const logEvents = lines.map(([atSeconds, message]) => ({ timestamp: EPOCH_MS + atSeconds * 1_000, message }))
  return { logGroupName: GROUP, logStreamName, logEvents }
}

interface Page {
  readonly lines: readonly string[]
  readonly answer: Input
}

/** What GetLogEvents answers of the stream: `12 text`, by seconds of the lab. */
export function get(lab: TestLab, input: Input = {}): Page {
  return page(lab.act('logs', 'GetLogEvents', { logGroupName: GROUP, logStreamName: STREAM, ...input }))
}

/** The same of FilterLogEvents. */
export function filter(lab: TestLab, input: Input = {}): Page {
  return page(lab.act('logs', 'FilterLogEvents', { logGroupName: GROUP, ...input }))
}

function page(answer: Input): Page {
  const events = answer.events as readonly { readonly timestamp: number; readonly message: string }[]
  return {
    lines: events.map(({ timestamp, message }) => `${String((timestamp - EPOCH_MS) / 1_000)} ${message}`),
    answer,
  }
}

/** The streams of the group, by name. */
export function streams(lab: TestLab, logGroupName = GROUP): readonly string[] {
  const { logStreams } = lab.act('logs', 'DescribeLogStreams', { logGroupName })
  return (logStreams as readonly { readonly logStreamName: string }[]).map((one) => one.logStreamName)
}

/** All lines of a stream, from its head. */
export function linesOf(lab: TestLab, logStreamName: string, logGroupName = GROUP): readonly string[] {
  return get(lab, { logGroupName, logStreamName, startFromHead: true }).lines
}

/** A definition's `logConfiguration` for awslogs. */
export function awslogs(options: Input = {}): Input {
  return {
    logConfiguration: {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': GROUP,
        'awslogs-region': 'us-east-1',
        'awslogs-stream-prefix': 'app',
        ...options,
      },
    },
  }
}

const PORT = { portMappings: [{ containerPort: 80 }] }

/** Runs a task of one container that logs, on an instance. @returns its id */
export function runLogging(lab: TestLab, options: Input = {}, containerFields: Input = {}): string {
  register(lab, 'web', { containerFields: { ...PORT, ...awslogs(options), ...containerFields } })
  return must(runTask(lab).ids[0], 'a task')
}

/** The same on Fargate. */
export function runLoggingFargate(lab: TestLab, options: Input = {}): string {
  registerFargate(lab, 'far', {
    executionRoleArn: 'arn:aws:iam::123456789012:role/exec',
    containerFields: { ...PORT, ...awslogs(options) },
  })
  const far = { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }
  return must(runTask(lab, far).ids[0], 'a task')
}
