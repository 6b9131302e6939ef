import { sourceText } from '../../words/sources.ts'

/** `Rule DEP-2 · source: API reference, DeploymentConfiguration`. */
export function SourceLine({ ruleId }: { readonly ruleId: string }) {
  return <p className="inspector__source">{sourceText(ruleId)}</p>
}
