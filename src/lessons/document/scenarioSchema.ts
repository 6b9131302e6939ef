import * as z from 'zod/mini'
import { scenarioDocument } from './scenarioDocument.ts'

/** The JSON Schema of scenario documents, for an editor that completes and checks them while one types. */
export function scenarioSchema(): object {
  return z.toJSONSchema(scenarioDocument)
}
