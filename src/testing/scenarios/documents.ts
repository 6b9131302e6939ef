import { readdirSync, readFileSync } from 'node:fs'
import { parseScenario, type Scenario } from '../../lessons/scenario.ts'

export const SCENARIO_FOLDER = 'public/scenarios'

/** The ids of the documents that the lab comes with. */
export const scenarioIds: readonly string[] = readdirSync(SCENARIO_FOLDER)
  .filter((name) => name.endsWith('.json') && name !== 'index.json')
  .map((name) => name.replace('.json', ''))

/** @throws Error  with the reason, when it is no scenario */
export function documentOf(id: string): Scenario {
  const reading = parseScenario(readFileSync(`${SCENARIO_FOLDER}/${id}.json`, 'utf8'))
  if ('error' in reading) throw new Error(`${id}: ${reading.error.message}`)
  return reading.scenario
}
