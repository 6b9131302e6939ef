import type { Refusal } from '../../kit/FieldRefusal.tsx'
import { Textarea } from '../../kit/TextField.tsx'
import type { PolicyFor } from '../../../model/world/roles/readPolicy.ts'
import { policyTrouble } from './policyTexts.ts'

interface PolicyTextFieldProps {
  readonly label: string
  readonly value: string
  readonly policyFor: PolicyFor
  readonly help: string
  readonly rows?: number
  readonly refusal: Refusal | null
  readonly onChange: (text: string) => void
}

/** The text of a policy. What is wrong with it stands under it at once, with its line: IAM itself names none. */
export function PolicyTextField({ policyFor, value, help, refusal, ...props }: PolicyTextFieldProps) {
  const trouble = policyTrouble(value, policyFor)
  const found = trouble === null ? null : { name: 'MalformedPolicyDocument', change: `${trouble}.` }
  return <Textarea {...props} isMono value={value} help={help} refusal={found ?? refusal} />
}
