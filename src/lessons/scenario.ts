import * as z from 'zod/mini'
import { readJson, type JsonLimits } from '../labfile/json.ts'
import type { LabFile } from '../labfile/labFile.ts'
import { parseLabFile } from '../labfile/parse.ts'
import type { ErrorShape } from '../model/api/command.ts'
import { serviceKey } from '../model/world/service/service.ts'

// Before any schema is made: the page's security policy forbids the code that zod would otherwise compile.
z.config({ jitless: true })
z.config(z.locales.en())

const SCENARIO_FORMAT = 'taskyard/scenario'
const SCENARIO_VERSION = 1

const text = z.string().check(z.minLength(1), z.maxLength(600))
const line = z.string().check(z.minLength(1), z.maxLength(120))
const time = z.int().check(z.nonnegative())

/** Exactly one of the two percents. */
export const percentChange = z.union([
  z.strictObject({ minimumHealthyPercent: z.int().check(z.minimum(0), z.maximum(100)) }),
  z.strictObject({ maximumPercent: z.int().check(z.minimum(100), z.maximum(200)) }),
])

const documentSchema = z.strictObject({
  format: z.literal(SCENARIO_FORMAT),
  version: z.literal(SCENARIO_VERSION),
  id: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(60)),
  title: line,
  topic: line,
  summary: text,
  lab: z.unknown(),
  cluster: line,
  service: line,
  fromMs: time,
  intro: z.strictObject({ situation: text, notes: z.optional(text), aws: text, source: line }),
  steps: z.optional(
    z.array(z.strictObject({ question: z.optional(line), notes: z.optional(text) })).check(z.maxLength(40)),
  ),
  change: z.optional(z.strictObject({ question: line, prompt: text, solution: percentChange })),
  explain: z.optional(z.record(z.string().check(z.regex(/^[A-Z]{3}-\d+$/)), text)),
  outro: text,
})

/** One percent set anew: the only act that a scenario asks for yet. */
export type PercentChange = z.infer<typeof percentChange>

/** What a document may add to one step; everything else about it comes from the model. */
export interface StepText {
  readonly question?: string | undefined
  /** Where and how the course notes tell this step: `T2: 2 v1 tasks are stopped.` */
  readonly notes?: string | undefined
}

/** A scenario: a lab, the moment from which a learner predicts, and words. The answers are not in it. */
export interface Scenario {
  readonly id: string
  readonly title: string
  readonly topic: string
  /** One sentence for the list. */
  readonly summary: string
  /** Its last command starts what is to be predicted. */
  readonly lab: LabFile
  /** Key of the service that is watched. */
  readonly serviceKey: string
  /** When the learner is asked first; the page calls it 00:00. */
  readonly fromMs: number
  readonly intro: {
    readonly situation: string
    /** Where the course notes tell it, and what they say; beside it what AWS does, and where AWS says so. */
    readonly notes?: string | undefined
    readonly aws: string
    readonly source: string
  }
  /** By the step's place, the first prediction first. */
  readonly steps: readonly StepText[]
  /** When nothing moves any more the learner changes a percent; `solution` is one that works. */
  readonly change: {
    readonly question: string
    readonly prompt: string
    readonly solution: PercentChange
  } | null
  /** More than a decision's own words say, by the id of its rule. */
  readonly explain: Readonly<Record<string, string>>
  readonly outro: string
}

export type ScenarioReading = { readonly scenario: Scenario } | { readonly error: ErrorShape }

const SCENARIO_LIMITS: JsonLimits = { bytes: 256 * 1024, values: 5_000 }

/** Reads a scenario document whole, or refuses it with the first fault. */
export function parseScenario(document: string): ScenarioReading {
  const reading = readJson(document, SCENARIO_LIMITS)
  if ('error' in reading) return reading
  const parsed = documentSchema.safeParse(reading.value)
  if (!parsed.success) return { error: { name: 'InvalidScenario', message: firstFault(parsed.error) } }
  const { data } = parsed
  const lab = parseLabFile(JSON.stringify(data.lab))
  if ('error' in lab) return { error: { name: 'InvalidScenario', message: `lab: ${lab.error.message}` } }
  const { format: _format, version: _version, cluster, service, steps, change, explain, ...rest } = data
  return {
    scenario: {
      ...rest,
      lab: lab.file,
      serviceKey: serviceKey(cluster, service),
      steps: steps ?? [],
      change: change ?? null,
      explain: explain ?? {},
    },
  }
}

const indexSchema = z.strictObject({
  format: z.literal('taskyard/scenarios'),
  version: z.literal(1),
  topics: z.array(z.strictObject({ title: line, scenarioIds: z.array(line).check(z.minLength(1)) })),
})

/** Which scenarios there are, by topic, in the order in which to take them. */
export type ScenarioIndex = z.infer<typeof indexSchema>['topics']

export function parseScenarioIndex(
  document: string,
): { readonly topics: ScenarioIndex } | { readonly error: ErrorShape } {
  const reading = readJson(document, SCENARIO_LIMITS)
  if ('error' in reading) return reading
  const parsed = indexSchema.safeParse(reading.value)
  if (parsed.success) return { topics: parsed.data.topics }
  return { error: { name: 'InvalidScenario', message: firstFault(parsed.error) } }
}

function firstFault({ issues }: z.core.$ZodError): string {
  const [issue] = issues
  if (issue === undefined) return 'This is not a scenario.'
  const path = issue.path.map(String).join('.')
  return `${path === '' ? 'scenario' : path}: ${issue.message}.`
}
