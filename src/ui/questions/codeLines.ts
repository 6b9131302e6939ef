/** A line and how deep it stands. */
export interface CodeLine {
  readonly depth: number
  readonly text: string
}

/** Characters of a line that still fits beside its stage. */
const LINE_MAX = 44

/** Where a value stands: how deep, after which name, before which comma. */
const TOP = { depth: 0, name: '', end: '' }

/** What a question is about as one writes it: lines of a file as they stand there, everything else as JSON. */
export function codeLines(value: unknown): readonly CodeLine[] {
  return isFile(value) ? value.map((text) => ({ depth: 0, text })) : jsonLines(value)
}

/** A list of texts is a file line by line: a Dockerfile, an ecs.config. */
function isFile(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')
}

/** What fits stands on one line, everything else a member a line. */
function jsonLines(value: unknown, { depth, name, end } = TOP): readonly CodeLine[] {
  const whole = name + oneLine(value) + end
  if (typeof value !== 'object' || value === null || whole.length + depth * 2 <= LINE_MAX) {
    return [{ depth, text: whole }]
  }
  const members: readonly (readonly [string, unknown])[] = Array.isArray(value)
    ? value.map((one) => ['', one] as const)
    : Object.entries(value).map(([key, one]) => [`${JSON.stringify(key)}: `, one] as const)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return [
    { depth, text: `${name}${open ?? ''}` },
    ...members.flatMap(([key, one], at) =>
      jsonLines(one, { depth: depth + 1, name: key, end: at < members.length - 1 ? ',' : '' }),
    ),
    { depth, text: `${close ?? ''}${end}` },
  ]
}

function oneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${value.map(oneLine).join(', ')}]`
  const members = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${oneLine(one)}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}
