import * as z from 'zod/mini'
import { readJson, type JsonLimits } from '../labfile/json.ts'
import type { LabFile } from '../labfile/labFile.ts'
import { parseLabFile } from '../labfile/parse.ts'
import type { ErrorShape } from '../model/api/command.ts'
import { serviceKey } from '../model/world/service/service.ts'
import { scenarioDocument, type Beat, type ScenarioDocument } from './document/scenarioDocument.ts'
import { fromVersionOne, versionOne } from './document/versionOne.ts'

/** A scenario: a lab, and a story that is told and asked on it. The answers are not in it: the model gives them. */
export interface Scenario extends Pick<
  ScenarioDocument,
  'id' | 'title' | 'topic' | 'minutes' | 'summary' | 'intro' | 'fromMs' | 'debrief' | 'level'
> {
  readonly kind: 'story' | 'fixit'
  readonly lab: LabFile
  /** Key of the service that strip and timeline follow; `null` where the story is about no one service. */
  readonly serviceKey: string | null
  /** From `fromMs` on; the page calls that 00:00. */
  readonly beats: readonly Beat[]
  readonly explain: Readonly<Record<string, string>>
}

export type ScenarioReading = { readonly scenario: Scenario } | { readonly error: ErrorShape }

/** Room for a lab of some hundred commands, and a story of forty beats. */
const SCENARIO_LIMITS: JsonLimits = { bytes: 256 * 1024, values: 8_000 }

/** Reads a scenario document whole, or refuses it with the first fault. Documents of version 1 are read too. */
export function parseScenario(document: string): ScenarioReading {
  const reading = readJson(document, SCENARIO_LIMITS)
  if ('error' in reading) return reading
  const parsed = readDocument(reading.value)
  if ('error' in parsed) return parsed
  const lab = parseLabFile(JSON.stringify(parsed.lab))
  if ('error' in lab) return bad(`lab: ${lab.error.message}`)
  const { format: _format, version: _version, watch, kind, explain, ...rest } = parsed
  return {
    scenario: {
      ...rest,
      kind: kind ?? 'story',
      lab: lab.file,
      serviceKey: watch === undefined ? null : serviceKey(watch.cluster, watch.service),
      explain: explain ?? {},
    },
  }
}

function readDocument(value: unknown): ScenarioDocument | { readonly error: ErrorShape } {
  if (typeof value === 'object' && value !== null && 'version' in value && value.version === 1) {
    const old = versionOne.safeParse(value)
    return old.success ? fromVersionOne(old.data) : bad(firstFault(old.error))
  }
  if (typeof value === 'object' && value !== null && 'version' in value && value.version !== 2) {
    return bad(`version: ${JSON.stringify(value.version)} is not one that this Taskyard reads: it reads 1 and 2.`)
  }
  const parsed = scenarioDocument.safeParse(value)
  return parsed.success ? parsed.data : bad(firstFault(parsed.error))
}

function bad(message: string): { readonly error: ErrorShape } {
  return { error: { name: 'InvalidScenario', message } }
}

const indexSchema = z.strictObject({
  format: z.literal('taskyard/scenarios'),
  version: z.literal(2),
  scenarios: z
    .array(
      z.pick(scenarioDocument, {
        id: true,
        kind: true,
        title: true,
        topic: true,
        level: true,
        minutes: true,
        summary: true,
      }),
    )
    .check(z.minLength(1), z.maxLength(500)),
})

/** What the list of scenarios says of one, as its document does. */
export type ScenarioEntry = z.infer<typeof indexSchema>['scenarios'][number]

/** Which scenarios there are, in the order in which to take them. */
export function parseScenarioIndex(
  document: string,
): { readonly scenarios: readonly ScenarioEntry[] } | { readonly error: ErrorShape } {
  const reading = readJson(document, SCENARIO_LIMITS)
  if ('error' in reading) return reading
  const parsed = indexSchema.safeParse(reading.value)
  return parsed.success ? { scenarios: parsed.data.scenarios } : bad(firstFault(parsed.error))
}

/** The first fault, and of a union the one of the alternative that came furthest. */
function firstFault({ issues }: Pick<z.core.$ZodError, 'issues'>): string {
  const found = issues[0] === undefined ? null : deepest(issues[0], [])
  if (found === null) return 'This is not a scenario.'
  const path = found.path.map(String).join('.')
  return `${path === '' ? 'scenario' : path}: ${found.message}.`
}

interface Fault {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

function deepest(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): Fault {
  const path = [...above, ...issue.path]
  const own = { path, message: issue.message }
  if (issue.code !== 'invalid_union') return own
  const nested = issue.errors.flatMap((one) => (one[0] === undefined ? [] : [deepest(one[0], path)]))
  return nested.reduce<Fault>((best, one) => (one.path.length > best.path.length ? one : best), own)
}

/** Whether a rolling update is told: then its counts are drawn. */
export function tellsRolling({ beats }: Scenario): boolean {
  return beats.some((beat) => 'rolling' in beat)
}
