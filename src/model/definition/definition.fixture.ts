import { container } from '../../testing/builders.ts'
import { TestLab, type Input } from '../../testing/testLab.ts'

/** A definition of one container. */
export const one = (fields: Input) => ({ family: 'web', containerDefinitions: [container(fields)] })

/** A definition of two, `a` and `b`. */
export const two = (first: Input, second: Input = {}) => ({
  family: 'web',
  containerDefinitions: [container({ name: 'a', ...first }), container({ name: 'b', ...second })],
})

export const map = (...portMappings: readonly Input[]) => ({ portMappings })

export const awsvpc = (definition: Input) => ({ ...definition, networkMode: 'awsvpc' })

export const EXECUTION_ROLE = { executionRoleArn: 'arn:aws:iam::123456789012:role/exec' }
export const TASK_ROLE = { taskRoleArn: 'arn:aws:iam::123456789012:role/task' }
export const LOGS = { 'awslogs-group': 'web', 'awslogs-region': 'us-east-1' }

export const logging = (logDriver: string, options?: Input) => ({ logConfiguration: { logDriver, options } })

/** What Fargate takes, with this container. */
export const fargate = (fields: Input = {}) => ({
  ...awsvpc(one(fields)),
  requiresCompatibilities: ['FARGATE'],
  cpu: '256',
  memory: '512',
})

/** One thing that ECS refuses, in its words. */
export type Refusal = readonly [input: Input, message: string]

/** What ECS's client is told, with the error's name in front where it is not the usual one. */
export function refusalOf(input: Input): string {
  const { name, message } = new TestLab().refusal('ecs', 'RegisterTaskDefinition', input)
  return name === 'ClientException' ? message : `${name}: ${message}`
}

/** The answer of a registration that is taken. */
export function registered(input: Input): Input {
  return new TestLab().ecs('RegisterTaskDefinition', input).taskDefinition as Input
}
