import { answers } from '../../session/challenge/answers.ts'

/** Says so where this browser does not keep answers; nothing where it does. */
export function KeptLine() {
  const trouble = answers.use((state) => state.trouble)
  return trouble === null ? null : (
    <p className="tone-trouble" role="status">
      {trouble}
    </p>
  )
}
