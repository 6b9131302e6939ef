import notes1 from '../../public/scenarios/notes-scenario-1.json' with { type: 'json' }
import notes2 from '../../public/scenarios/notes-scenario-2.json' with { type: 'json' }
import oneTask from '../../public/scenarios/one-task-100-100.json' with { type: 'json' }
import { parseScenario, type Scenario } from './scenario.ts'

/** The documents that the page ships, as it reads them. */
export const notesScenario1 = scenarioOf(notes1)
export const notesScenario2 = scenarioOf(notes2)
export const oneTaskScenario = scenarioOf(oneTask)

/** @throws with the reason, when it is no scenario */
function scenarioOf(document: unknown): Scenario {
  const reading = parseScenario(JSON.stringify(document))
  if ('error' in reading) throw new Error(reading.error.message)
  return reading.scenario
}
