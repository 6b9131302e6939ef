import { ApiError, type Output } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'
import type { ssmOperations } from '../api/secrets/ssmOperations.ts'
import { PARAMETERS_MAX } from '../world/labLimits.ts'
import { parameterArn } from '../world/secrets/storeArns.ts'
import type { Parameter } from '../world/secrets/stores.ts'
import { ACCOUNT, type World } from '../world/world.ts'
import { dateOf, refuseFull, tellStore } from './storing.ts'

/** The key that a SecureString has where none is named. */
const OWN_KEY = 'alias/aws/ssm'

export const ssmHandlers: Handlers<typeof ssmOperations> = {
  PutParameter(context, { input }) {
    const { world, nowMs } = context
    const { Name: name, Value: value } = input
    refuseName(name)
    const before = world.parameters.get(name)
    if (before !== undefined && input.Overwrite !== true) {
      const message =
        'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.'
      throw new ApiError('ParameterAlreadyExists', message, 'Name')
    }
    const type = input.Type ?? before?.type ?? 'String'
    refuseFull(before === undefined && world.parameters.size >= PARAMETERS_MAX, 'ParameterLimitExceeded', 'parameters')
    tellStore(context, 'ssm')
    const parameter: Parameter = {
      name,
      type,
      value,
      keyId: type === 'SecureString' ? (input.KeyId ?? before?.keyId ?? OWN_KEY) : null,
      description: input.Description ?? before?.description ?? null,
      version: (before?.version ?? 0) + 1,
      modifiedAtMs: nowMs,
    }
    context.emit({ kind: 'put', table: 'parameters', key: name, value: parameter })
    return { Version: parameter.version, Tier: 'Standard' }
  },
  GetParameter(world, { input }) {
    return { Parameter: valueJson(parameterNamed(world, input.Name), input.WithDecryption === true) }
  },
  GetParameters(world, { input }) {
    const { Names: names, WithDecryption: isClear = false } = input
    const found = names.flatMap((name) => findParameter(world, name) ?? [])
    return {
      Parameters: found.map((one) => valueJson(one, isClear)),
      InvalidParameters: names.filter((name) => findParameter(world, name) === undefined),
    }
  },
  DeleteParameter(context, { input }) {
    const { name } = parameterNamed(context.world, input.Name)
    context.emit({ kind: 'gone', table: 'parameters', key: name })
    return {}
  },
  DescribeParameters(world, { input, raw, kept }) {
    const all = [...world.parameters.values()].map(metaJson)
    const { MaxResults: maxResults = 50, NextToken: token } = input
    const { nextToken, ...page } = pageOf('Parameters', {
      arns: all,
      given: { input: { maxResults, nextToken: token }, raw: { ...raw, MaxResults: null, NextToken: null }, kept },
      invalidToken: 'InvalidNextTokenException',
    })
    return { ...page, ...(nextToken !== undefined && { NextToken: nextToken }) }
  },
}

/** @throws ApiError  ValidationException */
function refuseName(name: string): void {
  if (/^[\w./-]+$/.test(name) && (!name.includes('/') || name.startsWith('/'))) return
  const message = name.includes('/')
    ? 'Parameter name must be a fully qualified name.'
    : 'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_'
  throw new ApiError('ValidationException', message, 'Name')
}

/** By name or ARN. */
function findParameter({ parameters }: Pick<World, 'parameters'>, given: string): Parameter | undefined {
  const name = given.replace(/^arn:aws:ssm:[a-z0-9-]+:\d{12}:parameter\//, '')
  return parameters.get(given) ?? parameters.get(name) ?? parameters.get(`/${name}`)
}

/** @throws ApiError  ParameterNotFound, which says no more */
function parameterNamed(world: Pick<World, 'parameters'>, name: string): Parameter {
  const found = findParameter(world, name)
  if (found === undefined) throw new ApiError('ParameterNotFound', '', 'Name')
  return found
}

/** What is encrypted stays so unless it is asked for in clear: an example of what AWS's ciphertext looks like. */
function valueJson({ name, type, value, version, modifiedAtMs }: Parameter, isClear: boolean): Output {
  return {
    Name: name,
    Type: type,
    Value: type === 'SecureString' && !isClear ? 'AQICAHg…' : value,
    Version: version,
    LastModifiedDate: dateOf(modifiedAtMs),
    ARN: parameterArn(name),
    DataType: 'text',
  }
}

function metaJson({ name, type, keyId, description, version, modifiedAtMs }: Parameter): Output {
  return {
    Name: name,
    ARN: parameterArn(name),
    Type: type,
    ...(keyId !== null && { KeyId: keyId }),
    LastModifiedDate: dateOf(modifiedAtMs),
    LastModifiedUser: `arn:aws:iam::${ACCOUNT}:role/lab`,
    ...(description !== null && { Description: description }),
    Version: version,
    Tier: 'Standard',
    Policies: [],
    DataType: 'text',
  }
}
