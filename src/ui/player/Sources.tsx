interface SourcesProps {
  /** Where AWS says it: `Source: API reference, DeploymentConfiguration`. */
  readonly aws: string | undefined
  /** Where course notes tell the same, and how; most have none. */
  readonly notes: string | undefined
}

/** Where what was said can be read. */
export function Sources({ aws, notes }: SourcesProps) {
  return (
    <p className="scenario-panel__source">
      {aws}
      {notes !== undefined && (
        <>
          <br />
          Course notes, {notes}
        </>
      )}
    </p>
  )
}
