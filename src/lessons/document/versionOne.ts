import * as z from 'zod/mini'
import { line, text } from './look.ts'
import { SCENARIO_FORMAT, STORY_TIME_MAX_MS, stepText, stuckChange, type ScenarioDocument } from './scenarioDocument.ts'

const time = z.int().check(z.nonnegative(), z.maximum(STORY_TIME_MAX_MS))

/** Scenarios as version 1 had them: a rolling update, count by count. */
export const versionOne = z.strictObject({
  format: z.literal(SCENARIO_FORMAT),
  version: z.literal(1),
  id: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(60)),
  title: line,
  topic: line,
  summary: text,
  lab: z.unknown(),
  cluster: line,
  service: line,
  fromMs: time,
  intro: z.strictObject({ situation: text, notes: z.optional(text), aws: text, source: line }),
  steps: z.optional(z.array(stepText).check(z.maxLength(40))),
  change: z.optional(stuckChange),
  explain: z.optional(z.record(z.string().check(z.regex(/^[A-Z]{3}-\d+$/)), text)),
  outro: text,
})

/** The same in the form of today. All of version 1 were about rolling updates. */
export function fromVersionOne(document: z.infer<typeof versionOne>): ScenarioDocument {
  const { version: _version, topic: _topic, cluster, service, steps, change, outro, ...rest } = document
  return {
    ...rest,
    version: 2,
    topic: 'rolling-updates',
    minutes: 5,
    watch: { cluster, service },
    beats: [{ rolling: { steps, change } }],
    debrief: { outro },
  }
}
