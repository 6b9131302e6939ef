import { describe, expect, it } from 'vitest'
import { awsOperation } from './awsSchemas.ts'
import { EXAMPLES, answerTo, pathsIn, type Example } from './examples.ts'
import { leftOutMembers } from './leftOut.ts'
import { membersOn } from './members.ts'

/** Examples that the lab refuses, by what it says. */
const REFUSED: Readonly<Record<string, RegExp>> = {
  // A capacity provider of one's own.
  'create-cluster.rst#2': /The specified capacity provider was not found/,
  // ECS refuses it too (FGT-2), whatever its example says.
  'start-task.rst#2': /Assign public IP is not supported for this launch type/,
}

/** What an answer of the lab can have, and has not at the lab's example of it: these paths and what is below them. */
const NOT_HERE: Readonly<Record<string, readonly string[]>> = {
  // What scales the instances of a capacity provider.
  'describe-clusters.rst#2': ['clusters[].attachments[]'],
  'update-cluster.rst#2': ['cluster.attachments[]', 'cluster.defaultCapacityProviderStrategy[]'],
  // Those of AWS's examples are started by a strategy.
  'describe-service-revisions.rst#1': [
    'serviceRevisions[].capacityProviderStrategy[]',
    // Of its registry nothing was said (IMG-1).
    'serviceRevisions[].containerImages[].imageDigest',
  ],
  'run-task.rst#1': ['tasks[].capacityProviderName'],
  'update-service.rst#2': ['service.capacityProviderStrategy[]', 'service.deployments[].capacityProviderStrategy[]'],
  'update-service.rst#5': ['service.capacityProviderStrategy[]', 'service.deployments[].capacityProviderStrategy[]'],
  // The attachment of an EBS volume, which the lab has not.
  'run-task.rst#2': ['deleteOnTermination', 'roleArn', 'volumeName'].map(
    (one) => `tasks[].attachments[].details[${one}]`,
  ),
  // In AWS's example the task had stopped already.
  'stop-task.rst#1': ['task.executionStoppedAt', 'task.stoppedAt'],
}

const isLeftOut = (path: string, operation: string) => {
  const aws = awsOperation('ecs', operation)?.output
  return aws !== undefined && membersOn(aws, path).some((one) => leftOutMembers.has(one))
}

/** The paths of AWS's answer that the lab's has not, though the table of what is left out does not name them. */
function lacking({ operation, answer }: Example, output: unknown): readonly string[] {
  const ours = new Set(pathsIn(output))
  return answer.filter((path) => !ours.has(path) && !isLeftOut(path, operation))
}

describe('API-7 AWS’s published examples', () => {
  it.each(EXAMPLES.map((one) => [one.source, one] as const))('%s', (source, example) => {
    const answer = answerTo(example)
    const refused = REFUSED[source]
    if ('error' in answer) {
      expect(answer.error.message).toMatch(refused ?? /accepted/)
      return
    }
    expect(refused).toBeUndefined()
    const notHere = NOT_HERE[source] ?? []
    const found = lacking(example, answer.output)
    expect(found.filter((path) => !notHere.some((one) => path.startsWith(one)))).toEqual([])
    expect(notHere.filter((one) => !found.some((path) => path.startsWith(one)))).toEqual([])
  })

  it('a member that is not there would be found', () => {
    const example = { source: 'x', operation: 'DescribeTasks', input: {}, answer: ['tasks[].taskArn', 'failures'] }
    expect(lacking(example, { tasks: [{ taskArn: 'arn' }], failures: [] })).toEqual([])
    expect(lacking(example, { tasks: [{}] })).toEqual(['tasks[].taskArn', 'failures'])
  })
})
