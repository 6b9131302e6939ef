import { PARAMETER_TYPES } from '../../world/secrets/stores.ts'
import type { OperationList } from '../operation.ts'
import { absent, answer, flag, list, oneOf, optional, required, struct, text, whole } from '../shape.ts'

const named = { Name: required(text({ max: 2_048 })) }
const withDecryption = { WithDecryption: optional(flag()) }

export const ssmOperations = {
  PutParameter: {
    kind: 'write',
    input: struct({
      ...named,
      Value: required(text({ max: 4_096 })),
      Description: optional(text({ min: 0, max: 1_024 })),
      Type: optional(oneOf(PARAMETER_TYPES)),
      KeyId: optional(text({ max: 256 })),
      Overwrite: optional(flag()),
      AllowedPattern: absent('patterns of parameters', 'string'),
      Tags: absent('tags of parameters', 'list'),
      Tier: optional(
        oneOf(['Standard'], {
          Advanced: 'parameters of another tier than Standard',
          'Intelligent-Tiering': 'parameters of another tier than Standard',
        }),
      ),
      Policies: absent('policies of parameters', 'string'),
      DataType: optional(text({ min: 0, max: 128 })),
    }),
    output: answer({ Version: 'integer', Tier: 'string' }),
  },
  GetParameter: {
    kind: 'read',
    input: struct({ ...named, ...withDecryption }),
    output: answer({ Parameter: 'structure' }),
  },
  GetParameters: {
    kind: 'read',
    input: struct({ Names: required(list(text({ max: 2_048 }), { min: 1, max: 10 })), ...withDecryption }),
    output: answer({ Parameters: 'list', InvalidParameters: 'list' }),
  },
  DeleteParameter: { kind: 'write', input: struct(named), output: answer({}) },
  DescribeParameters: {
    kind: 'read',
    input: struct({
      Filters: absent('filters of parameters', 'list'),
      ParameterFilters: absent('filters of parameters', 'list'),
      MaxResults: optional(whole({ min: 1, max: 50 })),
      NextToken: optional(text()),
      Shared: absent('parameters of other accounts', 'boolean'),
    }),
    output: answer({ Parameters: 'list', NextToken: 'string' }),
  },
} as const satisfies OperationList
