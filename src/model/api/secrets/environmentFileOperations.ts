import type { OperationList } from '../operation.ts'
import { answer, checkedText, described, required, struct, text } from '../shape.ts'

const objectArn = checkedText(1_200, (given) =>
  /^arn:aws:s3:::[a-z0-9.-]{3,63}\/.{1,1024}$/.test(given)
    ? null
    : { reason: 'is no ARN of an object in Amazon S3: arn:aws:s3:::bucket/path/name.env' },
)

/** Files in Amazon S3 (SEC-4). */
export const environmentFileOperations = {
  PutEnvironmentFile: {
    kind: 'write',
    input: struct({
      value: described(required(objectArn), 'As environmentFiles name it.'),
      text: described(required(text({ min: 0, max: 16_384 })), 'Lines of NAME=value.'),
    }),
    output: answer({ value: 'string' }),
  },
  DeleteEnvironmentFile: { kind: 'write', input: struct({ value: required(objectArn) }), output: answer({}) },
} as const satisfies OperationList
