import { TIME_MAX_MS } from '../base/eventQueue.ts'
import { COMMAND_SERVICES, type CommandService } from '../model/api/command.ts'
import { jsonSchemaOf, type JsonSchema } from '../model/api/jsonSchema.ts'
import { operationOf, operationsOf } from '../model/api/operations.ts'
import { COMMANDS_MAX, LAB_FORMAT, LAB_VERSION, TITLE_MAX } from './labFile.ts'
import { SEED_MAX } from './parse.ts'

/** A lab file for an editor that knows JSON Schema, every operation's input among it. */
export function labSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A lab of Taskyard',
    type: 'object',
    properties: {
      format: { const: LAB_FORMAT },
      version: { const: LAB_VERSION },
      title: { type: 'string', maxLength: TITLE_MAX },
      seed: { type: 'integer', minimum: 0, maximum: SEED_MAX },
      commands: { type: 'array', maxItems: COMMANDS_MAX, items: commandSchema() },
    },
    required: ['format', 'version', 'title', 'seed', 'commands'],
    additionalProperties: false,
  }
}

function commandSchema(): JsonSchema {
  return {
    type: 'object',
    properties: {
      atMs: { type: 'integer', minimum: 0, maximum: TIME_MAX_MS, description: 'Simulated milliseconds.' },
      service: { enum: COMMAND_SERVICES },
      operation: { type: 'string' },
      input: { type: 'object' },
      as: {
        type: 'string',
        maxLength: 2_048,
        description: 'Who gives it: the ARN of a user or a role. Left out, an administrator.',
      },
    },
    required: ['atMs', 'service', 'operation', 'input'],
    additionalProperties: false,
    allOf: COMMAND_SERVICES.flatMap((service) => [
      when({ service }, { operation: { enum: operationsOf(service) } }),
      ...operationsOf(service).map((operation) =>
        when({ service, operation }, { input: inputSchema(service, operation) }),
      ),
    ]),
  }
}

function when(said: Readonly<Record<string, string>>, properties: JsonSchema): JsonSchema {
  const consts = Object.entries(said).map(([name, word]) => [name, { const: word }])
  return {
    if: { properties: Object.fromEntries(consts) as JsonSchema, required: Object.keys(said) },
    then: { properties },
  }
}

function inputSchema(service: CommandService, operation: string): JsonSchema {
  const known = operationOf(service, operation)
  return known === undefined ? { type: 'object' } : jsonSchemaOf(known.input)
}
