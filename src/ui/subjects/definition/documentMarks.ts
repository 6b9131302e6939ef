import { offFargate } from '../../../model/api/definition/fargateFindings.ts'
import type { TaskDefinitionInput } from '../../../model/api/definition/taskDefinitionShape.ts'
import type { Mark } from './editor/DefinitionEditor.tsx'
import type { Problem } from './editor/documentState.ts'
import { rangeOf } from './editor/places.ts'
import { asksForFargate, mendOf, type Mend } from './fargateMends.ts'

interface Marked {
  readonly text: string
  readonly input: TaskDefinitionInput | null
  readonly problem: Problem | null
  readonly isFargateOpen: boolean
  readonly mend: (mend: Mend) => void
}

/** What is marked in the text. Fargate's findings are errors where it is asked for, and else warnings while one looks. */
export function marksIn({ text, input, problem, isFargateOpen, mend }: Marked): readonly Mark[] {
  const refusal: readonly Mark[] =
    problem === null ? [] : [{ from: problem.from, to: problem.to, severity: 'error', message: problem.error.message }]
  if (input === null || !(asksForFargate(input) || isFargateOpen)) return refusal
  const severity = asksForFargate(input) ? 'error' : 'warning'
  const findings = offFargate(input).map((one): Mark => {
    const found = mendOf(one, input)
    return {
      ...rangeOf(text, one.path),
      severity,
      message: one.message,
      ...(found !== null && { act: { label: found.label, run: () => mend(found) } }),
    }
  })
  // What ECS has refused is one of them, with what mends it.
  return [...refusal.filter(({ message }) => !findings.some((one) => one.message === message)), ...findings]
}
