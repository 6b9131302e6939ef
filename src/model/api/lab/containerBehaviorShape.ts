import {
  described,
  flag,
  list,
  oneOf,
  optional,
  required,
  struct,
  text,
  whole,
  type Members,
  type Refused,
} from '../shape.ts'

const DAY_SECONDS = 86_400
const WEEK_SECONDS = 604_800
const MEMORY_MAX_MIB = 1_048_576
const EXIT_CODE = whole({ min: 0, max: 255 })
const SECONDS = whole({ min: 0, max: DAY_SECONDS })

interface Span {
  readonly fromSeconds: number
  readonly toSeconds?: number | undefined
}

const span = {
  fromSeconds: described(required(whole({ min: 0, max: WEEK_SECONDS })), 'From now.'),
  toSeconds: described(optional(whole({ min: 1, max: WEEK_SECONDS })), 'From now; left out, it does not end.'),
} as const satisfies Members

function backwards({ fromSeconds, toSeconds }: Span): Refused | null {
  if (toSeconds === undefined || toSeconds > fromSeconds) return null
  return { member: 'toSeconds', reason: `is ${String(toSeconds)}, it must come after fromSeconds` }
}

const checkFails = struct({ ...span, how: optional(oneOf(['exit', 'timeout'])) }, backwards)

const responds = struct(
  {
    ...span,
    how: required(oneOf(['code', 'timeout', 'refused'])),
    code: described(optional(whole({ min: 200, max: 599 })), 'An HTTP status, with how code.'),
  },
  (value) => {
    const { how, code } = value
    if ((how === 'code') !== (code !== undefined)) {
      return { member: 'code', reason: 'is what how code answers: give it with that, and with nothing else' }
    }
    return backwards(value)
  },
)

const logLine = struct(
  {
    text: required(text({ max: 500 })),
    afterSeconds: described(optional(SECONDS), 'Once, since its start.'),
    everySeconds: described(optional(whole({ min: 5, max: DAY_SECONDS })), 'Again and again, since its start.'),
  },
  ({ afterSeconds, everySeconds }) =>
    (afterSeconds === undefined) !== (everySeconds === undefined)
      ? null
      : { member: 'afterSeconds', reason: 'a line comes once or again and again: give one of both' },
)

const appCall = struct({
  action: required({
    ...text({ max: 128 }),
    pattern: { regex: /^[a-z0-9-]+:[A-Za-z]+$/, reason: 'is a service and an operation, as s3:GetObject' },
  }),
  resource: described(optional(text({ max: 1_024 })), 'An ARN; *, when left out.'),
  everySeconds: described(required(whole({ min: 5, max: DAY_SECONDS })), 'Again and again, since its start.'),
})

const appWrite = struct({
  path: required({
    ...text({ max: 255 }),
    pattern: { regex: /^(\/[^/\s]+)+$/, reason: 'is a file by its absolute path, as /var/cache/pages' },
  }),
  afterSeconds: described(optional(SECONDS), 'Since its start; at once, when left out.'),
})

/** What `lab SetContainerBehavior` takes (CON-1). */
export const containerBehaviorShape = struct(
  {
    image: described(required(text({ max: 255 })), 'As task definitions name it, with its tag.'),
    taskDefinition: described(optional(text({ max: 300 })), 'family:revision; left out, every one with the image.'),
    containerName: optional(text({ max: 255 })),
    readyAfterSeconds: described(optional(SECONDS), 'Until its app listens.'),
    exitAfterSeconds: described(optional(SECONDS), 'Since its start; left out, it runs until it is stopped.'),
    exitCode: optional(EXIT_CODE),
    memoryMib: described(optional(whole({ min: 0, max: MEMORY_MAX_MIB })), 'What it uses from its start on.'),
    leakMibPerMinute: optional(whole({ min: 0, max: MEMORY_MAX_MIB })),
    ignoresSigterm: optional(flag()),
    exitAfterSigtermSeconds: described(optional(SECONDS), '3, when left out.'),
    sigtermExitCode: optional(EXIT_CODE),
    checkFails: described(optional(checkFails), 'Its container health check.'),
    responds: described(optional(responds), 'To requests and to checks of load balancers.'),
    cannotBePulled: described(optional(flag()), 'Its registry has no such image: what starts does not get it.'),
    logs: described(optional(list(logLine, { max: 10 })), 'What it writes to its log.'),
    calls: described(optional(list(appCall, { max: 5 })), 'What its code calls of AWS, by the task role.'),
    writes: described(optional(list(appWrite, { max: 5 })), 'Files that its program writes, or ends with exit code 1.'),
    reset: described(optional(flag()), 'Takes back what was said of the same image, definition and container.'),
  },
  (value) => {
    const { exitCode, exitAfterSeconds } = value
    if (exitCode === undefined || exitAfterSeconds !== undefined) return null
    return { member: 'exitCode', reason: 'is what it exits with after exitAfterSeconds: give that too' }
  },
)
